package io.eddy.rl.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MaskedSoftmaxTest {

  /**
   * Preferences are multiples of this, and so are their neighbours: the differences below are exact
   * in float, and the error of central differences is of the order h² = 6e-8.
   */
  private static final float STEP = 1 / 4096f;

  @Test
  void dividesByTheActionsThatMayBeTaken() {
    // e^0 : e^ln 3 = 1 : 3; the masked one would have taken everything.
    var batch = batch(4, 3, 2);
    float[] preferences = {0, (float) Math.log(3), 100, 100};
    var probabilities = new double[4];

    MaskedSoftmax.probabilities(batch, 0, preferences, probabilities);

    assertThat(probabilities[0]).isCloseTo(.25, within(1e-7));
    assertThat(probabilities[1]).isCloseTo(.75, within(1e-7));
    assertThat(probabilities[2]).isEqualTo(0); // masked
    assertThat(probabilities[3]).isEqualTo(0); // behind the last
    assertThat(MaskedSoftmax.logProbability(batch, 0, preferences, 1))
        .isCloseTo(-.2876820724517809, within(1e-7)); // ln .75
    assertThat(MaskedSoftmax.logProbability(batch, 0, preferences, 2))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(MaskedSoftmax.entropy(batch, 0, preferences))
        .isCloseTo(.5623351446188083, within(1e-7)); // −.25 ln .25 − .75 ln .75
  }

  @Test
  void bearsPreferencesOfAnySize() {
    var batch = batch(3, 3);
    float[] preferences = {3e38f, -3e38f, 3e38f};
    var probabilities = new double[3];

    MaskedSoftmax.probabilities(batch, 0, preferences, probabilities);

    assertThat(probabilities).containsExactly(.5, 0, .5);
    assertThat(MaskedSoftmax.entropy(batch, 0, preferences)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(MaskedSoftmax.logProbability(batch, 0, preferences, 1))
        .isEqualTo(-6e38, within(1e32));
  }

  @Test
  void isReadAtItsPlaceOfTheBatch() {
    var batch = batch(2, 2);
    batch.add(observation(2, 1));
    float[] preferences = {0, 5, 7, 0};
    var probabilities = new double[2];

    MaskedSoftmax.probabilities(batch, 1, preferences, probabilities);

    assertThat(probabilities).containsExactly(1, 0);
    assertThat(MaskedSoftmax.entropy(batch, 1, preferences)).isEqualTo(0);
    assertThat(MaskedSoftmax.logProbability(batch, 1, preferences, 0)).isEqualTo(0);
    var gradient = new float[4];
    MaskedSoftmax.addLogProbabilityGradient(batch, 0, preferences, 0, 1, gradient);
    MaskedSoftmax.addEntropyGradient(batch, 0, preferences, 1, gradient);
    assertThat(gradient[2]).isEqualTo(0);
    assertThat(gradient[3]).isEqualTo(0);
  }

  @Test
  void gradientOfTheLogarithmIsThatOfFiniteDifferences() {
    var batch = batch(5, 4, 1);
    var preferences = dyadic(5);
    for (var action : new int[] {0, 2, 3}) {
      var gradient = new float[5];
      MaskedSoftmax.addLogProbabilityGradient(batch, 0, preferences, action, -1.5, gradient);
      assertIsGradient(
          gradient, preferences, h -> -1.5 * MaskedSoftmax.logProbability(batch, 0, h, action));
      assertThat(gradient[1]).isEqualTo(0); // masked
      assertThat(gradient[4]).isEqualTo(0); // behind the last
    }
  }

  @Test
  void gradientOfTheEntropyIsThatOfFiniteDifferences() {
    var batch = batch(5, 4, 1);
    var preferences = dyadic(5);
    var gradient = new float[5];

    MaskedSoftmax.addEntropyGradient(batch, 0, preferences, 2.5, gradient);

    assertIsGradient(gradient, preferences, h -> 2.5 * MaskedSoftmax.entropy(batch, 0, h));
    assertThat(gradient[1]).isEqualTo(0);
    assertThat(gradient[4]).isEqualTo(0);
  }

  @Test
  void gradientsAreAddedToWhatIsThere() {
    var batch = batch(2, 2);
    float[] preferences = {0, 0};
    float[] gradient = {1, 1};

    MaskedSoftmax.addLogProbabilityGradient(batch, 0, preferences, 0, 2, gradient);

    assertThat(gradient).containsExactly(2, 0); // 1 + 2(1 − ½), 1 + 2(0 − ½)
  }

  @Test
  void masksHoldAmongAHundredThousandActions() {
    var actions = 100_000;
    var observation = new Observation(ObservationShape.fixed(1, actions));
    for (var action = 0; action < actions; action += 2) {
      observation.mask(action);
    }
    var batch = new ObservationBatch(observation.shape(), 1);
    batch.add(observation);
    var random = new SplittableRandom(1);
    var preferences = new float[actions];
    for (var action = 0; action < actions; action++) {
      preferences[action] = (float) random.nextGaussian();
    }
    var probabilities = new double[actions];
    var gradient = new float[actions];

    MaskedSoftmax.probabilities(batch, 0, preferences, probabilities);
    MaskedSoftmax.addLogProbabilityGradient(batch, 0, preferences, 77_777, 1, gradient);
    MaskedSoftmax.addEntropyGradient(batch, 0, preferences, 1, gradient);

    var sum = 0.0;
    for (var action = 0; action < actions; action++) {
      sum += probabilities[action];
      if (action % 2 == 0) {
        assertThat(probabilities[action]).isEqualTo(0);
        assertThat(gradient[action]).isEqualTo(0);
      } else {
        assertThat(probabilities[action]).isPositive();
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-10));
  }

  @Test
  void drawPassesOverActionsOfProbabilityZero() {
    double[] probabilities = {0, .25, 0, .75, 0};

    assertThat(MaskedSoftmax.draw(probabilities, 0)).isEqualTo(1);
    assertThat(MaskedSoftmax.draw(probabilities, Math.nextDown(.25))).isEqualTo(1);
    assertThat(MaskedSoftmax.draw(probabilities, .25)).isEqualTo(3);
    assertThat(MaskedSoftmax.draw(probabilities, Math.nextDown(1.0))).isEqualTo(3);
    // A sum below 1 by rounding falls to the last action that may be taken.
    assertThat(MaskedSoftmax.draw(new double[] {.5, .4999, 0}, .99999)).isEqualTo(1);
  }

  @Test
  void refusesWhatCanNotBeDrawnOrLearned() {
    assertThatIllegalStateException()
        .isThrownBy(() -> MaskedSoftmax.draw(new double[] {Double.NaN, Double.NaN}, .5))
        .withMessageContaining("not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MaskedSoftmax.addLogProbabilityGradient(
                    batch(3, 3, 1), 0, new float[3], 1, 1, new float[3]))
        .withMessageContaining("Action 1 is masked");
  }

  private static void assertIsGradient(
      float[] gradient, float[] preferences, ToDoubleFunction<float[]> function) {
    for (var i = 0; i < preferences.length; i++) {
      var above = preferences.clone();
      var below = preferences.clone();
      above[i] += STEP;
      below[i] -= STEP;
      var slope = (function.applyAsDouble(above) - function.applyAsDouble(below)) / (2 * STEP);
      assertThat((double) gradient[i])
          .isCloseTo(slope, within(1e-6 * Math.max(.1, Math.abs(slope))));
    }
  }

  private static float[] dyadic(int count) {
    var random = new SplittableRandom(3);
    var numbers = new float[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = random.nextInt(-8192, 8192) * STEP;
    }
    return numbers;
  }

  private static ObservationBatch batch(int most, int count, int... masked) {
    var observation = new Observation(ObservationShape.fixed(1, most));
    observation.offer(count);
    for (var action : masked) {
      observation.mask(action);
    }
    var batch = new ObservationBatch(observation.shape(), 2);
    batch.add(observation);
    return batch;
  }

  private static Observation observation(int count, int masked) {
    var observation = new Observation(ObservationShape.fixed(1, count));
    observation.mask(masked);
    return observation;
  }
}
