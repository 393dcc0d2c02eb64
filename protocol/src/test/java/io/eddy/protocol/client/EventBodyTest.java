package io.eddy.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.event.EventWriter;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBodyTest {
  @Test
  void fillsABodyToTheLastByte() {
    // Two events of 524,286 and 524,287 bytes, two brackets and a comma: 1,048,576.
    var bodies = EventBody.split(List.of(event(524_286), event(524_287)), null);

    assertThat(bodies).hasSize(1);
    assertThat(bodies.getFirst().json()).hasSize(1_048_576);
  }

  @Test
  void startsAnotherBodyForOneByteMore() {
    var bodies = EventBody.split(List.of(event(524_287), event(524_287)), null);

    assertThat(bodies).extracting(EventBody::firstIndex).containsExactly(0, 1);
    assertThat(bodies).extracting(body -> body.json().length).containsExactly(524_289, 524_289);
  }

  @Test
  void sendsAnEventThatIsTooLargeAlone() {
    var bodies = EventBody.split(List.of(event(90), event(2_000_000), event(90)), null);

    assertThat(bodies).extracting(EventBody::firstIndex).containsExactly(0, 1, 2);
  }

  private static LiveEvent event(int bytes) {
    return comment(bytes - EventWriter.write(comment(0)).length);
  }

  private static LiveEvent comment(int length) {
    return new ViewerEvent.Comment(
        new Envelope("a", "e", 5), "u", "r", "x".repeat(length), length, null);
  }
}
