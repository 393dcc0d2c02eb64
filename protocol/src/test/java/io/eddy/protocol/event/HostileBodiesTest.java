package io.eddy.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Json;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Problem;
import io.eddy.protocol.request.SlateRequestJson;
import io.eddy.recommender.event.LiveEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever bytes come in, the answer is a value or a typed refusal, and can be encoded. */
class HostileBodiesTest {
  private static final String[] SPLINTERS = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "1e999",
    "-0",
    "\\ud83d",
    "\\u0000",
    "\uFEFF",
    "é",
    "99999999999999999999",
    "NaN",
    "true",
    "\n",
    "\"id\":",
    "\"type\":\"like\"",
    "0.1",
    "\u0085"
  };

  @Test
  void answersEveryBodyThatIsSlightlyWrong() {
    var random = new SplittableRandom(42);
    var generator = new EventGenerator(random);
    var valid = 0;
    var rejected = 0;
    var refused = 0;
    for (var i = 0; i < 6_000; i++) {
      var events = new ArrayList<LiveEvent>();
      var types = EventGenerator.types();
      events.add(generator.draw(types.get(random.nextInt(types.size()))));
      events.add(generator.draw(types.get(random.nextInt(types.size()))));
      var body = damaged(EventWriter.write(events), random);
      var format = random.nextBoolean() ? EventFormat.JSON : EventFormat.JSON_LINES;

      switch (EventReader.read(body, format, "app", 5)) {
        case Parsed.Refused<ParsedBatch>(var refusal) -> {
          refused++;
          assertThat(Json.write(Problem.of(refusal))).isNotEmpty();
        }
        case Parsed.Valid<ParsedBatch>(var batch) -> {
          for (var item : batch.items()) {
            switch (item) {
              case ParsedItem.Valid(var index, var event, var id, var time, var hash) -> {
                valid++;
                assertThat(EventWriter.write(event)).isNotEmpty();
              }
              case ParsedItem.Rejected rejection -> {
                rejected++;
                assertThat(Json.write(rejection)).isNotEmpty();
              }
            }
          }
        }
      }
      assertThat(SlateRequestJson.read(body)).isNotNull();
    }
    // The damage is worth something only if it leads everywhere.
    assertThat(valid).isGreaterThan(100);
    assertThat(rejected).isGreaterThan(100);
    assertThat(refused).isGreaterThan(100);
  }

  /** The body with one to three bytes lost, changed, or splinters put in. */
  private static byte[] damaged(byte[] body, SplittableRandom random) {
    var damaged = body;
    for (var hits = random.nextInt(1, 4); hits > 0; hits--) {
      var at = random.nextInt(damaged.length);
      var splinter =
          switch (random.nextInt(3)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            default -> SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
          };
      var lost = random.nextInt(3);
      var end = Math.min(damaged.length, at + lost);
      var next = new byte[at + splinter.length + damaged.length - end];
      System.arraycopy(damaged, 0, next, 0, at);
      System.arraycopy(splinter, 0, next, at, splinter.length);
      System.arraycopy(damaged, end, next, at + splinter.length, damaged.length - end);
      damaged = next;
    }
    return damaged;
  }
}
