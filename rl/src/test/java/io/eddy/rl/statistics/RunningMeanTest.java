package io.eddy.rl.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RunningMeanTest {

  private static RunningMean of(double... values) {
    return DoubleStream.of(values)
        .boxed()
        .reduce(RunningMean.EMPTY, RunningMean::after, RunningMean::merge);
  }

  @Test
  void foldsMeanAndVariance() {
    // 2, 4, 9: mean 5, squared deviations 9 + 1 + 16 = 26, variance 26/2.
    assertThat(of(2, 4, 9).mean()).isCloseTo(5, within(1e-14));
    assertThat(of(2, 4, 9).variance()).isCloseTo(13, within(1e-14));
    assertThat(of(7).variance()).isZero();
  }

  @Test
  void mergedGroupsAreOneGroup() {
    // 1, 3 and 5, 9, 12: together mean 6, squared deviations 25 + 9 + 1 + 9 + 36 = 80.
    var merged = of(1, 3).merge(of(5, 9, 12));

    assertThat(merged.count()).isEqualTo(5);
    assertThat(merged.mean()).isCloseTo(6, within(1e-14));
    assertThat(merged.squaredDeviations()).isCloseTo(80, within(1e-12));
    assertThat(RunningMean.EMPTY.merge(merged)).isEqualTo(merged);
    assertThat(merged.merge(RunningMean.EMPTY)).isEqualTo(merged);
  }

  @Test
  void keepsItsDigitsFarFromZero() {
    // A sum of squares would lose everything here: (10⁹)² has no room for ones.
    assertThat(of(1e9 + 1, 1e9 + 2, 1e9 + 3).variance()).isCloseTo(1, within(1e-9));
  }
}
