package io.eddy.rl.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {

  @Test
  void agreesWithTheTables() {
    assertThat(Normal.cumulative(0)).isEqualTo(.5);
    assertThat(Normal.cumulative(1.96)).isCloseTo(.9750021048517795, within(1e-15));
    assertThat(Normal.cumulative(-3)).isCloseTo(.0013498980316300933, within(1e-15));
    assertThat(Normal.cumulative(-7)).isCloseTo(1.279812543885835e-12, within(1e-15));
  }

  @Test
  void endsAtNothingAndEverything() {
    assertThat(Normal.cumulative(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Normal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Normal.cumulative(8.4)).isCloseTo(1, within(1e-15));
  }
}
