package io.eddy.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.OpenApiContract;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the writer writes is what openapi.yaml describes. */
class DescribedEventsTest {
  @ParameterizedTest
  @MethodSource("types")
  void describesEveryFieldOfEveryEvent(Class<?> type) {
    var generator = new EventGenerator(new SplittableRandom(5));
    for (var i = 0; i < 50; i++) {
      assertThat(OpenApiContract.eventErrors(EventWriter.write(generator.draw(type)))).isEmpty();
    }
  }

  static List<Class<?>> types() {
    return EventGenerator.types();
  }
}
