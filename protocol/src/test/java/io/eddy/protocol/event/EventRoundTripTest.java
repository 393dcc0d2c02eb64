package io.eddy.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Parsed;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the writer writes, the reader reads. */
class EventRoundTripTest {
  @Test
  void knowsEveryTypeByItsNameOnTheWire() {
    var generator = new EventGenerator(new SplittableRandom(1));
    var names = EventGenerator.types().stream().map(type -> generator.draw(type).type()).toList();

    assertThat(names).containsExactlyInAnyOrderElementsOf(EventParser.TYPES);
  }

  @ParameterizedTest
  @MethodSource("types")
  void returnsEveryEventAsItWas(Class<?> type) {
    var generator = new EventGenerator(new SplittableRandom(7));
    var events = new ArrayList<LiveEvent>();
    for (var i = 0; i < 300; i++) {
      events.add(generator.draw(type));
    }

    assertThat(read(EventWriter.write(events), EventFormat.JSON)).isEqualTo(events);
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsJsonLinesLikeAnArray(Class<?> type) {
    var generator = new EventGenerator(new SplittableRandom(11));
    var events = List.of(generator.draw(type), generator.draw(type));
    var lines =
        new String(EventWriter.write(events.get(0)), StandardCharsets.UTF_8)
            + "\r\n\n"
            + new String(EventWriter.write(events.get(1)), StandardCharsets.UTF_8);

    assertThat(read(lines.getBytes(StandardCharsets.UTF_8), EventFormat.JSON_LINES))
        .isEqualTo(events);
  }

  @ParameterizedTest
  @MethodSource("types")
  void hashesDifferentContentsDifferently(Class<?> type) {
    var generator = new EventGenerator(new SplittableRandom(3));
    var events = new HashSet<LiveEvent>();
    var hashes = new HashSet<Long>();
    for (var i = 0; i < 300; i++) {
      var event = generator.draw(type);
      events.add(event.with(new Envelope("s", "e", event.time())));
      hashes.add(new ContentHash().of(event, event.time()).first64Bits());
    }

    assertThat(hashes).hasSizeGreaterThanOrEqualTo(events.size());
  }

  static List<Class<?>> types() {
    return EventGenerator.types();
  }

  private static List<LiveEvent> read(byte[] body, EventFormat format) {
    var parsed = EventReader.read(body, format, "default", 5L);
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    var items = ((Parsed.Valid<ParsedBatch>) parsed).value().items();
    assertThat(items).allSatisfy(item -> assertThat(item).isInstanceOf(ParsedItem.Valid.class));
    return items.stream().map(item -> ((ParsedItem.Valid) item).event()).toList();
  }
}
