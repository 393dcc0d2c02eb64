package io.eddy.rl.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InterquartileMeanTest {

  @Test
  void averagesTheMiddleHalf() {
    // Sorted: −9, 1, | 2, 3, 4, 7, | 8, 100; (2 + 3 + 4 + 7)/4.
    assertThat(InterquartileMean.of(new double[] {100, 2, 1, 4, 3, -9, 8, 7})).isEqualTo(4);
  }

  @Test
  void dropsNothingFromFewerThanFour() {
    assertThat(InterquartileMean.of(new double[] {1, 2, 6})).isEqualTo(3);
    assertThat(InterquartileMean.of(new double[] {1, 2, 4, 100})).isEqualTo(3);
  }

  @Test
  void leavesItsInputInOrder() {
    var values = new double[] {3, 1, 2};
    assertThat(InterquartileMean.of(values)).isEqualTo(2);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> InterquartileMean.of(new double[0]))
        .hasMessage("The interquartile mean of nothing is not defined.");
  }
}
