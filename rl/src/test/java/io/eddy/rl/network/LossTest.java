package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTest {

  @ParameterizedTest
  @CsvSource({
    "MSE, -3, 9, -6",
    "MSE, .5, .25, 1",
    "HUBER, -3, 2.5, -1",
    "HUBER, -1, .5, -1",
    "HUBER, .5, .125, .5",
    "HUBER, 0, 0, 0",
    "HUBER, 4, 3.5, 1"
  })
  void costsWhatItSays(Loss loss, double error, double value, double derivative) {
    assertThat(loss.value(error)).isEqualTo(value);
    assertThat(loss.derivative(error)).isEqualTo(derivative);
  }

  @ParameterizedTest
  @CsvSource({"MSE", "HUBER"})
  void derivativeIsTheLimitOfDifferences(Loss loss) {
    // Errors that keep away from Huber's joints.
    for (var error = -2.95; error < 3; error += .1) {
      var difference = (loss.value(error + 1e-6) - loss.value(error - 1e-6)) / 2e-6;
      assertThat(loss.derivative(error)).isCloseTo(difference, within(1e-8));
    }
  }
}
