package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.policy.MaskedSoftmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The loss by hand, and its slopes by finite differences on every side of every clip, through the
 * masked softmax down to the preferences. Kills: the clip applied to the side that costs; max in place
 * of min; a gradient where the clip holds; V clipped around the target; entropy of masked actions; a
 * ratio of probabilities in place of their logarithms' exponential.
 */
class PpoLossTest {

  private static final double CLIP = .2;
  private static final float STEP = 1 / 4096f; // dyadic, so that differences are exact in float

  @ParameterizedTest
  @CsvSource({
    // ratio, advantage, loss, slope
    "1.1,  2, -2.2, -2.2", // within
    "1.5,  2, -2.4,  0", //   1.2 · 2: moving farther pays no more
    "0.5,  2, -1.0, -1.0", // below, where it costs: the unclipped one is smaller
    "0.9, -2,  1.8,  1.8", // within
    "0.5, -2,  1.6,  0", //   0.8 · −2: moving farther pays no more
    "1.5, -2,  3.0,  3.0", // above, where it costs
    "1.2,  2, -2.4, -2.4", // on the edge
    "1.5,  0,  0.0,  0",
  })
  void policyLossByHand(double ratio, double advantage, double loss, double slope) {
    assertThat(PpoLoss.policyLoss(ratio, advantage, CLIP)).isCloseTo(loss, within(1e-12));
    assertThat(PpoLoss.policySlope(ratio, advantage, CLIP)).isCloseTo(slope, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    // value, old, target, clip, loss, slope
    "3.0, 1, 2, 0,   0.5,   1.0", //   not clipped: ½·1²
    "1.1, 1, 2, .2,  0.405, -0.9", //  within: ½·.9²
    "1.5, 1, 2, .2,  0.32,  0.0", //   clipped to 1.2, worse than 1.5: ½·.8², no gradient
    "0.0, 1, 2, .2,  2.0,  -2.0", //   clipped to .8 (½·1.2²), 0 is worse: ½·2²
    "3.0, 1, 2, .2,  0.5,   1.0", //   clipped to 1.2 (½·.8²), 3 is worse: ½·1²
    "0.5, 1, 0, .2,  0.32,  0.0", //   clipped to .8, worse than .5
  })
  void valueLossByHand(
      double value, double old, double target, double clip, double loss, double slope) {
    assertThat(PpoLoss.valueLoss(value, old, target, clip)).isCloseTo(loss, within(1e-12));
    assertThat(PpoLoss.valueSlope(value, old, target, clip)).isCloseTo(slope, within(1e-12));
  }

  @Test
  void slopesAreThoseOfFiniteDifferences() {
    for (var ratio = .505; ratio < 1.6; ratio += .01) {
      for (var advantage : new double[] {-1.7, -.1, .1, 1.7}) {
        var logarithm = Math.log(ratio);
        var slope =
            (PpoLoss.policyLoss(Math.exp(logarithm + 1e-6), advantage, CLIP)
                    - PpoLoss.policyLoss(Math.exp(logarithm - 1e-6), advantage, CLIP))
                / 2e-6;
        assertThat(PpoLoss.policySlope(ratio, advantage, CLIP)).isCloseTo(slope, within(1e-8));
      }
    }
    for (var value = -1.005; value < 1; value += .01) {
      for (var target : new double[] {-1.3, -.153, .153, 1.3}) {
        var slope =
            (PpoLoss.valueLoss(value + 1e-6, 0, target, CLIP)
                    - PpoLoss.valueLoss(value - 1e-6, 0, target, CLIP))
                / 2e-6;
        assertThat(PpoLoss.valueSlope(value, 0, target, CLIP)).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-1.1, 1.3", "-1.1, -1.3", "-2.5, 1.3", "-2.5, -1.3", "-.2, 1.3", "-.2, -1.3"})
  void gradientByPreferencesIsThatOfFiniteDifferences(double oldLogProbability, double advantage) {
    // log π(1|s) is −1.14 below: ratios .96, 3.9 and .39 lie within, above and below the clip.
    var observation = new Observation(ObservationShape.fixed(1, 4));
    observation.mask(3);
    var batch = new ObservationBatch(observation.shape(), 1);
    batch.add(observation);
    float[] preferences = {.5f, .25f, -.125f, 1};
    var action = 1;
    var entropyCoefficient = .3;

    var ratio =
        Math.exp(MaskedSoftmax.logProbability(batch, 0, preferences, action) - oldLogProbability);
    var gradient = new float[4];
    MaskedSoftmax.addLogProbabilityGradient(
        batch, 0, preferences, action, PpoLoss.policySlope(ratio, advantage, CLIP), gradient);
    MaskedSoftmax.addEntropyGradient(batch, 0, preferences, -entropyCoefficient, gradient);

    for (var i = 0; i < 4; i++) {
      var above = preferences.clone();
      var below = preferences.clone();
      above[i] += STEP;
      below[i] -= STEP;
      var slope =
          (loss(batch, above, action, oldLogProbability, advantage, entropyCoefficient)
                  - loss(batch, below, action, oldLogProbability, advantage, entropyCoefficient))
              / (2 * STEP);
      assertThat((double) gradient[i])
          .isCloseTo(slope, within(1e-6 * Math.max(.1, Math.abs(slope))));
    }
    assertThat(gradient[3]).isEqualTo(0);
  }

  private static double loss(
      ObservationBatch batch,
      float[] preferences,
      int action,
      double oldLogProbability,
      double advantage,
      double entropyCoefficient) {
    var ratio =
        Math.exp(MaskedSoftmax.logProbability(batch, 0, preferences, action) - oldLogProbability);
    return PpoLoss.policyLoss(ratio, advantage, CLIP)
        - entropyCoefficient * MaskedSoftmax.entropy(batch, 0, preferences);
  }
}
