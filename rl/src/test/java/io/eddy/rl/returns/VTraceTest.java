package io.eddy.rl.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * V-trace by definition, and as what it becomes on-policy. Kills: limits exchanged; the trace of a
 * step applied to its own error; λ in the advantage; ends of episodes treated as in {@link
 * GeneralizedAdvantageTest}.
 */
class VTraceTest {

  private static final Offset<Double> ROUNDING = within(1e-9);
  private static final int STEPS = 60;
  private static final double DISCOUNT = .9;

  @Test
  void byHand() {
    // Ratios 4 and ½, ρ̄ = 2, c̄ = 1, λ = ½, γ = ½; rewards 2, 4; values 4, 8; after them 10.
    // ρ = 2, ½;  c = ½, ¼.  δ₁ = ½(4 + 5 − 8) = ½,  v₁ = 8.5,  Â₁ = ½
    // δ₀ = 2(2 + 4 − 4) = 4,  v₀ = 4 + 4 + ½·½(8.5 − 8) = 8.125,  Â₀ = 2(2 + 4.25 − 4) = 4.5
    var targets = new double[2];
    var advantages = new double[2];
    new VTrace(2, 1, .5)
        .targets(
            new double[] {4, .5},
            new double[] {2, 4},
            new boolean[2],
            new boolean[2],
            new float[] {4, 8},
            new float[] {8, 10},
            0,
            2,
            .5,
            targets,
            advantages);
    assertThat(targets).containsExactly(8.125, 8.5);
    assertThat(advantages).containsExactly(4.5, .5);
  }

  @Test
  void isTheSumOfErrorsEachTimesTheTracesBeforeIt() {
    var trace = new VTrace(1.5, 1.1, .95);
    for (var seed = 0; seed < 50; seed++) {
      var experience = new Experience(STEPS, seed);
      var targets = new double[STEPS];
      var advantages = new double[STEPS];
      run(trace, experience, targets, advantages);

      for (var t = 5; t < STEPS - 5; t++) {
        var expected = (double) experience.values[t];
        var last = experience.last(t, STEPS - 5);
        for (var k = t; k <= last; k++) {
          var weight = Math.min(1.5, experience.ratios[k]);
          for (var i = t; i < k; i++) {
            weight *= DISCOUNT * .95 * Math.min(1.1, experience.ratios[i]);
          }
          expected += weight * experience.error(k, DISCOUNT);
        }
        assertThat(targets[t]).isCloseTo(expected, ROUNDING);

        var next = t < last ? targets[t + 1] : experience.nextValues[t];
        assertThat(advantages[t])
            .isCloseTo(
                Math.min(1.5, experience.ratios[t])
                    * (experience.rewards[t]
                        + (experience.terminated[t] ? 0 : DISCOUNT * next)
                        - experience.values[t]),
                ROUNDING);
      }
    }
  }

  @Test
  void onPolicyItIsTheReturn() {
    for (var seed = 0; seed < 50; seed++) {
      var experience = new Experience(STEPS, seed);
      Arrays.fill(experience.ratios, 1);
      var targets = new double[STEPS];
      run(VTrace.DEFAULT, experience, targets, new double[STEPS]);
      var returns = new double[STEPS];
      NStepReturns.returns(
          experience.rewards,
          experience.terminated,
          experience.truncated,
          experience.nextValues,
          5,
          STEPS - 5,
          STEPS,
          DISCOUNT,
          returns);
      for (var t = 5; t < STEPS - 5; t++) {
        assertThat(targets[t]).isCloseTo(returns[t], ROUNDING);
      }
    }
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VTrace(1, 2, 1))
        .withMessageContaining("traceLimit (2.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VTrace(1, 1, 1.1))
        .withMessageContaining("lambda (1.1)");
  }

  private static void run(
      VTrace trace, Experience experience, double[] targets, double[] advantages) {
    trace.targets(
        experience.ratios,
        experience.rewards,
        experience.terminated,
        experience.truncated,
        experience.values,
        experience.nextValues,
        5,
        STEPS - 5,
        DISCOUNT,
        targets,
        advantages);
  }
}
