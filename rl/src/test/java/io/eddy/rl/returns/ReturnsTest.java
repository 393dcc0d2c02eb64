package io.eddy.rl.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reward-to-go and n-step returns by hand and by definition. Kills: a value after termination; none
 * after truncation; a look past the end of an episode; one step too many or too few.
 */
class ReturnsTest {

  private static final Offset<Double> ROUNDING = within(1e-9);
  private static final int STEPS = 60;
  private static final double DISCOUNT = .9;

  @Test
  void rewardToGoStartsAnewWithEachEpisode() {
    var returns = new double[5];

    RewardToGo.returns(
        new double[] {1, 2, 4, 8, 16},
        new boolean[] {false, false, true, false, true},
        0,
        5,
        .5,
        returns);

    // 1 + ½(2 + ½·4) = 3,  2 + ½·4 = 4,  4;  8 + ½·16 = 16,  16
    assertThat(returns).containsExactly(3, 4, 4, 16, 16);
  }

  @Test
  void rewardToGoOfEqualRewardsIsTheGeometricSum() {
    var returns = new double[100];
    var rewards = new double[100];
    Arrays.fill(rewards, 1);

    RewardToGo.returns(rewards, new boolean[100], 0, 100, .99, returns);

    for (var t = 0; t < 100; t++) {
      assertThat(returns[t]).isCloseTo((1 - Math.pow(.99, 100 - t)) / .01, ROUNDING);
    }
  }

  @Test
  void nStepsByHand() {
    var returns = new double[4];
    double[] rewards = {1, 2, 4, 8};
    boolean[] never = new boolean[4];
    float[] nextValues = {100, 200, 400, 800};

    NStepReturns.returns(rewards, never, never, nextValues, 0, 4, 2, .5, returns);

    // 1 + ½·2 + ¼·200 = 52,  2 + ½·4 + ¼·400 = 104,  4 + ½·8 + ¼·800 = 208,  8 + ½·800 = 408
    assertThat(returns).containsExactly(52, 104, 208, 408);
  }

  @Test
  void nStepsStopAtTerminationWithoutAndAtTruncationWithAValue() {
    var returns = new double[4];
    double[] rewards = {1, 2, 4, 8};
    boolean[] second = {false, true, false, false};
    boolean[] never = new boolean[4];
    float[] nextValues = {100, 200, 400, 800};

    NStepReturns.returns(rewards, second, never, nextValues, 0, 4, 3, .5, returns);
    // 1 + ½·2 = 2,  2,  4 + ½·8 + ¼·800 = 208,  408
    assertThat(returns).containsExactly(2, 2, 208, 408);

    NStepReturns.returns(rewards, never, second, nextValues, 0, 4, 3, .5, returns);
    // 1 + ½·2 + ¼·200 = 52,  2 + ½·200 = 102
    assertThat(returns).containsExactly(52, 102, 208, 408);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000})
  void nStepsAreTheirDefinition(int n) {
    for (var seed = 0; seed < 50; seed++) {
      var experience = new Experience(STEPS, seed);
      var returns = new double[STEPS];

      NStepReturns.returns(
          experience.rewards,
          experience.terminated,
          experience.truncated,
          experience.nextValues,
          5,
          STEPS - 5,
          n,
          DISCOUNT,
          returns);

      assertThat(returns[4]).isEqualTo(0); // outside
      for (var t = 5; t < STEPS - 5; t++) {
        var last = Math.min(experience.last(t, STEPS - 5), t + n - 1);
        var sum = 0.0;
        for (var k = t; k <= last; k++) {
          sum += Math.pow(DISCOUNT, k - t) * experience.rewards[k];
        }
        if (!experience.terminated[last]) {
          sum += Math.pow(DISCOUNT, last + 1 - t) * experience.nextValues[last];
        }
        assertThat(returns[t]).isCloseTo(sum, ROUNDING);
      }
    }
  }
}
