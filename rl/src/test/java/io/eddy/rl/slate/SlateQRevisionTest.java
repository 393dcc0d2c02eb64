package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.linear.Prior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Late rewards and checkpoints: when something is learned must not show in what is learned. */
class SlateQRevisionTest {

  private static final SlateQConfig CONFIG =
      new SlateQConfig(
          new ItemColumns(5, List.of(0, 1, 2), List.of(3), List.of(0, 2, 4)),
          3,
          3,
          Prior.zero(5, 1),
          Prior.zero(3, 1),
          Prior.zero(3, 1),
          Prior.zero(3, 1),
          true,
          50,
          2);

  /** A decision, what it earns, and where it leads: null at the end. */
  private record Sample(
      SlateChoice answer, double reward, double discount, SlateObservation after) {

    float[] next() {
      return after == null ? null : after.state();
    }
  }

  /**
   * Features and rewards are eighths, weights powers of two: their products are exact in binary, so
   * that sums don't depend on their order at all.
   */
  private static List<Sample> samples(int count, Random random) {
    var samples = new ArrayList<Sample>();
    for (var n = 0; n < count; n++) {
      var examined = 1 + random.nextInt(4);
      var positions = new int[examined];
      for (var j = 0; j < examined; j++) {
        positions[j] = j;
      }
      var answer =
          new SlateChoice(
              eighths(3, random),
              eighths(5 * examined, random),
              positions,
              random.nextInt(examined + 1) - 1,
              1 << random.nextInt(3));
      var next = random.nextInt(10) == 0 ? null : observation(eighths(3, random));
      samples.add(new Sample(answer, eighth(random), .5, next));
    }
    return samples;
  }

  private static SlateObservation observation(float[] state) {
    return new SlateObservation(state, new Candidates(0, 5, new float[0]));
  }

  private static float[] eighths(int count, Random random) {
    var features = new float[count];
    for (var i = 0; i < count; i++) {
      features[i] = (float) eighth(random);
    }
    return features;
  }

  private static double eighth(Random random) {
    return (random.nextInt(17) - 8) / 8.0;
  }

  private static void learn(SlateQ learner, List<Sample> samples) {
    for (var sample : samples) {
      learner.learnChoice(sample.answer());
      learner.learnValue(sample.answer(), sample.reward(), sample.discount(), sample.next());
    }
  }

  @Test
  void lateRewardsInAnyOrderGiveTheWeightsOfRewardsInTime() {
    var samples = samples(500, new Random(1));
    var inTime = new SlateQ(CONFIG);
    learn(inTime, samples);

    var late = new SlateQ(CONFIG);
    learn(
        late,
        samples.stream().map(s -> new Sample(s.answer(), 0, s.discount(), s.after())).toList());
    assertThat(late.weights(4).hash()).isNotEqualTo(inTime.weights(4).hash());
    var shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(2));
    for (var sample : shuffled) {
      late.revise(sample.answer(), sample.reward() - .25);
    }
    Collections.shuffle(shuffled, new Random(3));
    for (var sample : shuffled) {
      late.revise(sample.answer(), .25);
    }

    assertThat(late.weights(4).coefficients()).isEqualTo(inTime.weights(4).coefficients());
    assertThat(late.weights(4).hash()).isEqualTo(inTime.weights(4).hash());
  }

  @Test
  void lateRewardsThatAreNotBinaryFractionsDifferByRoundingOnly() {
    var samples = samples(500, new Random(4));
    var inTime = new SlateQ(CONFIG);
    var late = new SlateQ(CONFIG);
    for (var sample : samples) {
      inTime.learnValue(sample.answer(), sample.reward() / 3, .9, sample.next());
      late.learnValue(sample.answer(), .1, .9, sample.next());
    }
    for (var sample : samples) {
      late.revise(sample.answer(), sample.reward() / 3 - .1);
    }

    var expected = inTime.weights(1).coefficients();
    var actual = late.weights(1).coefficients();
    for (var i = 0; i < 3; i++) {
      assertThat(actual.reward().get(i)).isCloseTo(expected.reward().get(i), within(1e-12));
      assertThat(actual.future().get(i)).isCloseTo(expected.future().get(i), within(1e-12));
      assertThat(actual.state().get(i)).isCloseTo(expected.state().get(i), within(1e-12));
      assertThat(actual.noChoice().get(i)).isCloseTo(expected.noChoice().get(i), within(1e-12));
    }
  }

  @Test
  void restoredLearnerGoesOnBitForBit() {
    var samples = samples(600, new Random(5));
    var whole = new SlateQ(CONFIG);
    learn(whole, samples);

    var first = new SlateQ(CONFIG);
    learn(first, samples.subList(0, 333));
    var second = new SlateQ(CONFIG);
    second.restore(first.state(), null);
    learn(second, samples.subList(333, 600));

    assertThat(second.state()).containsExactly(whole.state());
    assertThat(second.weights(4).coefficients()).isEqualTo(whole.weights(4).coefficients());
  }

  @Test
  void readingWeightsLeavesTheLearnerAsItWas() {
    var learner = new SlateQ(CONFIG);
    learn(learner, samples(100, new Random(6)));
    var before = learner.state();

    learner.weights(4);

    assertThat(learner.state()).containsExactly(before);
  }

  @Test
  void withoutAFutureNoStateIsNeeded() {
    var config =
        new SlateQConfig(
            new ItemColumns(2, List.of(0), List.of(), List.of(0, 1)),
            0,
            1,
            Prior.zero(1, 1),
            Prior.zero(2, 3),
            Prior.zero(2, 1),
            Prior.zero(0, 1),
            false,
            1,
            2);
    var learner = new SlateQ(config);
    var answer = new SlateChoice(new float[0], new float[] {1, 0}, new int[] {0}, 0, 1);
    learner.learnValue(answer, 3, .9, null);
    learner.revise(answer, 1);

    // (3 + 1)·R = 3 + 1, and P = ½.
    assertThat(learner.weights(1).coefficients().reward()).containsExactly(1.0, 0.0);
    assertThat(learner.weights(1).slateValue(new float[0], new float[] {1, 0}, new int[] {0}))
        .isEqualTo(.5);
  }

  @Test
  void solvesAllHeadsByHandAtTheScaleOfToday() {
    // Two decisions of weight 4 in the state φ = 1 lead back to it with γ = ½: nothing chosen and
    // reward 3, then the item x = 1 chosen and reward 1. Priors count 4·1.
    // V: (8·½ + 4) v = 4·3 + 4·1, v = 2. U∅: (4 + 4) u = 4·½·2, u = ½.
    // R: (4 + 4) R = 4·1, R = ½. F: (4 + 4) F = 4·½·2 − 4·½, F = ¼.
    var config =
        new SlateQConfig(
            new ItemColumns(1, List.of(), List.of(), List.of(0)),
            1,
            1,
            Prior.zero(0, 1),
            Prior.zero(1, 1),
            Prior.zero(1, 1),
            Prior.zero(1, 1),
            true,
            1,
            2);
    var learner = new SlateQ(config);
    var state = new float[] {1};
    var item = new float[] {1};
    learner.learnValue(new SlateChoice(state, item, new int[] {0}, -1, 4), 3, .5, state);
    learner.learnValue(new SlateChoice(state, item, new int[] {0}, 0, 4), 1, .5, state);

    var coefficients = learner.weights(4).coefficients();

    assertThat(coefficients.state().getFirst()).isCloseTo(2, within(1e-14));
    assertThat(coefficients.noChoice().getFirst()).isCloseTo(.5, within(1e-14));
    assertThat(coefficients.reward().getFirst()).isCloseTo(.5, within(1e-14));
    assertThat(coefficients.future().getFirst()).isCloseTo(.25, within(1e-14));
  }

  @Test
  void stateOfAnotherConfigurationIsRefused() {
    assertThatThrownBy(() -> new SlateQ(CONFIG).restore(new double[7], null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A state of 7 numbers doesn't fit");
  }

  @Test
  void refusedTransitionLeavesTheLearnerAsItWas() {
    var learner = new SlateQ(CONFIG);
    learn(learner, samples(10, new Random(7)));
    var before = learner.state();
    var answer = new SlateChoice(new float[3], new float[] {1, 1, 1, 1, 1}, new int[] {0}, 0, 1);

    assertThatThrownBy(() -> learner.learnValue(answer, 1, .9, new float[2]))
        .hasMessage("The next state has 2 features, not 3.");
    assertThatThrownBy(() -> learner.learnValue(answer, Double.NaN, .9, null))
        .hasMessage("A transition needs a finite reward (NaN) and a discount (0.9) in [0, 1].");
    assertThat(learner.state()).containsExactly(before);
  }

  @Test
  void featuresThatAreNotFiniteAreRefused() {
    assertThatThrownBy(
            () -> new SlateChoice(new float[] {1, Float.NaN}, new float[0], new int[0], -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Feature 1 of the state is NaN, not finite.");
  }

  @Test
  void newLearnerStandsAtItsPriors() {
    var choice = new Prior(List.of(-2.0, .25, 1.0, 0.0, -.5), List.of(.25, 4.0, 4.0, 1.0, 1.0));
    var config =
        new SlateQConfig(
            CONFIG.items(),
            3,
            3,
            choice,
            Prior.zero(3, 1),
            Prior.zero(3, 1),
            Prior.zero(3, 1),
            true,
            50,
            2);

    var coefficients = new SlateQ(config).weights(1).coefficients();

    assertThat(coefficients.choice()).containsExactly(-2.0, .25, 1.0);
    assertThat(coefficients.position()).containsExactly(0.0, 0.0, -.5);
    assertThat(coefficients.reward()).containsExactly(0.0, 0.0, 0.0);
  }
}
