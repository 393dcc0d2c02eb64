package io.eddy.rl.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generalised advantages by hand and by definition. Kills: the last value off by one (the value of
 * the last observation acted in, in place of the one after it); a value after termination; 0 after
 * truncation; λ carried over the end of an episode.
 */
class GeneralizedAdvantageTest {

  private static final Offset<Double> ROUNDING = within(1e-9);
  private static final int STEPS = 60;

  @Test
  void lastStepLooksAtTheObservationItLedTo() {
    // δ₁ = 4 + ½·10 − 8 = 1,  δ₀ = 2 + ½·8 − 4 = 2,  Â₀ = 2 + ½·½·1 = 2.25
    assertThat(advantages(new boolean[2], new boolean[2], .5)).containsExactly(2.25, 1);
  }

  @Test
  void nothingIsWorthAnythingAfterTermination() {
    // δ₁ = 4 − 8 = −4,  Â₀ = 2 − ½·½·4 = 1
    assertThat(advantages(new boolean[] {false, true}, new boolean[2], .5)).containsExactly(1, -4);
  }

  @Test
  void truncationCutsTheTraceAndKeepsTheValue() {
    // Â₀ = δ₀ = 2 + ½·8 − 4 = 2
    assertThat(advantages(new boolean[2], new boolean[] {true, false}, .5)).containsExactly(2, 1);
  }

  @Test
  void terminationInTheMiddleCutsTheTraceToo() {
    // Â₀ = δ₀ = 2 − 4 = −2
    assertThat(advantages(new boolean[] {true, false}, new boolean[2], .5)).containsExactly(-2, 1);
  }

  /** Two steps: rewards 2, 4; values 4, 8; after them 10; γ = ½. */
  private static double[] advantages(boolean[] terminated, boolean[] truncated, double lambda) {
    var advantages = new double[2];
    GeneralizedAdvantage.advantages(
        new double[] {2, 4},
        terminated,
        truncated,
        new float[] {4, 8},
        new float[] {8, 10},
        0,
        2,
        .5,
        lambda,
        advantages);
    return advantages;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .5, .95, 1})
  void isTheSumOfDiscountedErrors(double lambda) {
    var discount = .9;
    for (var seed = 0; seed < 50; seed++) {
      var experience = new Experience(STEPS, seed);
      var advantages = advantages(experience, discount, lambda);

      assertThat(advantages[4]).isEqualTo(0); // outside
      for (var t = 5; t < STEPS - 5; t++) {
        var sum = 0.0;
        for (var k = t; k <= experience.last(t, STEPS - 5); k++) {
          sum += Math.pow(discount * lambda, k - t) * experience.error(k, discount);
        }
        assertThat(advantages[t]).isCloseTo(sum, ROUNDING);
      }
    }
  }

  @Test
  void withoutDecayItIsTheReturnLessTheValue() {
    for (var seed = 0; seed < 50; seed++) {
      var experience = new Experience(STEPS, seed);
      var advantages = advantages(experience, .9, 1);
      var returns = new double[STEPS];
      NStepReturns.returns(
          experience.rewards,
          experience.terminated,
          experience.truncated,
          experience.nextValues,
          5,
          STEPS - 5,
          STEPS,
          .9,
          returns);
      for (var t = 5; t < STEPS - 5; t++) {
        assertThat(advantages[t] + experience.values[t]).isCloseTo(returns[t], ROUNDING);
      }
    }
  }

  @Test
  void ofEqualErrorsIsTheGeometricSum() {
    // Rewards 1, values 0: δ = 1 always, Â₀ = (1 − (γλ)¹⁰)/(1 − γλ).
    var rewards = new double[10];
    Arrays.fill(rewards, 1);
    var advantages = new double[10];
    GeneralizedAdvantage.advantages(
        rewards,
        new boolean[10],
        new boolean[10],
        new float[10],
        new float[10],
        0,
        10,
        .8,
        .5,
        advantages);
    assertThat(advantages[0]).isCloseTo((1 - Math.pow(.4, 10)) / .6, ROUNDING);
    assertThat(advantages[9]).isEqualTo(1);
  }

  private static double[] advantages(Experience experience, double discount, double lambda) {
    var advantages = new double[STEPS];
    GeneralizedAdvantage.advantages(
        experience.rewards,
        experience.terminated,
        experience.truncated,
        experience.values,
        experience.nextValues,
        5,
        STEPS - 5,
        discount,
        lambda,
        advantages);
    return advantages;
  }
}
