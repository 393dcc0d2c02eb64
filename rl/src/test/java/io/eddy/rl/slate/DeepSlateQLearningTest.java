package io.eddy.rl.slate;

import static io.eddy.rl.slate.Eighths.LINEAR;
import static io.eddy.rl.slate.Eighths.SMALL;
import static io.eddy.rl.slate.Eighths.answer;
import static io.eddy.rl.slate.Eighths.config;
import static io.eddy.rl.slate.Eighths.eighth;
import static io.eddy.rl.slate.Eighths.eighths;
import static io.eddy.rl.slate.Eighths.learn;
import static io.eddy.rl.slate.Eighths.next;
import static io.eddy.rl.slate.Eighths.teach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.linear.Prior;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Deep SlateQ on answers that are worked out by hand, late rewards and checkpoints. */
class DeepSlateQLearningTest {

  /**
   * A learner of one state and one item, both described by a 1, whose linear part a prior of 1e12
   * holds at 0: its networks are a number per head.
   */
  private static DeepSlateQ numbers(double errorBound, int targetPeriod) {
    var linear =
        new SlateQConfig(
            new ItemColumns(1, List.of(0), List.of(), List.of(0)),
            1,
            1,
            Prior.zero(1, 1e12),
            Prior.zero(1, 1e12),
            Prior.zero(1, 1e12),
            Prior.zero(1, 1e12),
            true,
            50,
            2);
    var config =
        new DeepSlateQConfig(
            linear,
            new NetworkConfig(List.of(), Activation.LINEAR, Initialisation.HE, 0),
            AdamConfig.DEFAULT.withLearningRate(.01),
            errorBound,
            10,
            10,
            1,
            targetPeriod,
            1);
    return new DeepSlateQ(config, new SplitMix64(1));
  }

  private static SlateChoice one(int chosen) {
    return new SlateChoice(new float[] {1}, new float[] {1}, new int[] {0}, chosen, 1);
  }

  private static final float[] HERE = {1};

  private final StoredReplays stores = new StoredReplays();

  @Test
  void targetStandsStillBetweenCopies() {
    // Nothing chosen, reward 1, back to the same state with γ = ½. V̄ is 0 for the first 2,000
    // steps,
    // 1 for the next, then 1.5: V ← 1 + ½V̄ = 1, 1.5, 1.75, and U∅ ← ½V̄ = 0, .5, .75.
    var learner = numbers(10, 2_000);
    learner.learnValue(one(-1), 1, .5, HERE);
    for (var period = 0; period < 3; period++) {
      for (var step = 0; step < 2_000; step++) {
        if (step == 1_990) {
          var weights = learner.weights(1);
          var expected = 2 - Math.pow(.5, period);
          assertThat(weights.stateValue(HERE)).isCloseTo(expected, within(1e-3));
          assertThat(weights.noChoiceValue(HERE)).isCloseTo(expected - 1, within(1e-3));
        }
        learner.learnChoice(one(-1));
        learner.practise(1);
      }
    }
    assertThat(learner.steps()).isEqualTo(6_000);
  }

  @Test
  void futureAdvantageIsWhatFollowsOverChoosingNothing() {
    // Nothing chosen leads back with reward 1, the choice ends the process with reward 1. V̄ is 0,
    // so
    // V ← 1; after the first copy U∅ ← ½·1; after the second F ← 0 − Ū∅ = −½.
    var learner = numbers(10, 2_000);
    learner.learnValue(one(-1), 1, .5, HERE);
    learner.learnValue(one(0), 1, .5, null);
    for (var step = 0; step < 5_990; step++) {
      learner.learnChoice(one(-1));
      learner.practise(1);
    }
    var weights = learner.weights(1);

    assertThat(weights.immediateValue(HERE, HERE, 0)).isCloseTo(1, within(1e-3));
    assertThat(weights.futureAdvantage(HERE, HERE, 0)).isCloseTo(-.5, within(.01));
  }

  @Test
  void huberBoundsWhatOneRewardCanDo() {
    // Nine rewards of 0 and one of 100, each counting κ = 1 at most: 9x = 1 at x = 1/9. The mean,
    // 10,
    // comes back with a bound that no error reaches.
    assertThat(learnedReward(1)).isCloseTo(1 / 9.0, within(.03));
    assertThat(learnedReward(1_000)).isCloseTo(10, within(.5));
  }

  private static double learnedReward(double errorBound) {
    var learner = numbers(errorBound, 100_000);
    for (var i = 0; i < 10; i++) {
      learner.learnValue(one(0), i == 0 ? 100 : 0, 0, null);
    }
    var mean = 0.0;
    for (var step = 0; step < 6_000; step++) {
      learner.learnChoice(one(-1));
      learner.practise(1);
      mean += step < 5_000 ? 0 : learner.weights(1).immediateValue(HERE, HERE, 0) / 1_000;
    }
    return mean;
  }

  @Test
  void samplesCountTheirWeight() {
    // Rewards 0 of weight 1 and 4 of weight 3: (1·0 + 3·4)/4 = 3. Without weights it would be 2.
    var learner = numbers(1_000, 100_000);
    learner.learnValue(one(0), 0, 0, null);
    var heavy = new SlateChoice(new float[] {1}, new float[] {1}, new int[] {0}, 0, 3);
    learner.learnValue(heavy, 4, 0, null);
    var mean = 0.0;
    for (var step = 0; step < 3_000; step++) {
      learner.learnChoice(heavy);
      learner.practise(1);
      mean += step < 2_000 ? 0 : learner.weights(3).immediateValue(HERE, HERE, 0) / 1_000;
    }
    assertThat(mean).isCloseTo(3, within(.1));
  }

  @Test
  void startsAsItsLinearPart() {
    var learner = new DeepSlateQ(config(10, 1_000), new SplitMix64(3));
    learn(learner, 1, 20);
    var linear = new SlateQ(LINEAR);
    var random = new Random(1);
    for (var n = 0; n < 20; n++) {
      teach(linear, random);
    }
    var rows = eighths(30, new Random(9));
    var state = eighths(2, new Random(8));
    var out = new double[30];
    var expected = new double[30];

    learner.weights(2).scores(state, rows, 10, 3, out);
    linear.weights(2).scores(state, rows, 10, 3, expected);

    assertThat(out).containsExactly(expected);
  }

  @Test
  void lateRewardsReachReplay() {
    // No step is taken before the 101st answer; eighths and powers of two have exact sums.
    var inTime = new DeepSlateQ(config(1_000, 101), new SplitMix64(4));
    var late = new DeepSlateQ(config(1_000, 101), new SplitMix64(4));
    learn(inTime, 5, 100);
    var random = new Random(5);
    var answers = new SlateChoice[100];
    var rewards = new double[100];
    for (var n = 0; n < 100; n++) {
      answers[n] = answer(random);
      rewards[n] = eighth(random);
      late.learnChoice(answers[n]);
      late.practise(1);
      late.learnValue(answers[n], 0, .5, next(random));
    }
    assertThat(stores.saved(late)).isNotEqualTo(stores.saved(inTime));
    for (var n = 99; n >= 0; n--) {
      late.revise(answers[n], rewards[n]);
    }

    assertThat(stores.saved(late)).isEqualTo(stores.saved(inTime));
    learn(inTime, 6, 500);
    learn(late, 6, 500);
    assertThat(stores.saved(late)).isEqualTo(stores.saved(inTime));
    assertThat(late.steps()).isEqualTo(5);
  }

  @Test
  void rewardsThatComeAfterReplayForgotReachTheLinearPart() {
    var learner = new DeepSlateQ(config(1, 1_000), new SplitMix64(4));
    var linear = new SlateQ(LINEAR);
    var first = new SlateChoice(new float[] {1, 0}, new float[] {1, 0, 0}, new int[] {0}, 0, 1);
    learner.learnValue(first, 1, 0, null);
    linear.learnValue(first, 1, 0, null);
    var second = new SlateChoice(new float[] {1, 1}, new float[] {1, 1, 0}, new int[] {0}, 0, 1);
    learner.learnValue(second, 2, 0, null);
    linear.learnValue(second, 2, 0, null);
    learner.revise(first, .5);
    linear.revise(first, .5);

    assertThat(learner.weights(1).linear().coefficients())
        .isEqualTo(linear.weights(1).coefficients());
  }

  @Test
  void equalSeedsLearnAlikeAndOthersDoNot() {
    var one = new DeepSlateQ(config(100, 2), new SplitMix64(7));
    var same = new DeepSlateQ(config(100, 2), new SplitMix64(7));
    var other = new DeepSlateQ(config(100, 2), new SplitMix64(8));
    for (var learner : List.of(one, same, other)) {
      learn(learner, 9, 300);
    }

    assertThat(stores.saved(same)).isEqualTo(stores.saved(one));
    assertThat(same.weights(2).hash()).isEqualTo(one.weights(2).hash());
    assertThat(other.weights(2).hash()).isNotEqualTo(one.weights(2).hash());
  }

  @Test
  void takesNoMoreStepsAtOnceThanItIsAllowed() {
    // 40 answers, a step per 4: ten are due. Each looks at 4 answers, those first that no step saw.
    var learner = new DeepSlateQ(config(100, 4), new SplitMix64(7));
    var random = new Random(9);
    for (var n = 0; n < 40; n++) {
      learner.learnChoice(answer(random));
    }
    assertThat(learner.steps()).isZero();
    assertThat(learner.practise(3)).isEqualTo(3);
    assertThat(learner.practise(100)).isEqualTo(7);
    assertThat(learner.practise(100)).isZero();
    assertThat(learner.steps()).isEqualTo(10);
  }

  @Test
  void actsWithTheHeadsThatItLearnsWith() {
    // Random networks beside a linear part of zeros: the heads of an answer's items in a batch of
    // others are those of the published weights, bit for bit.
    var random = new Random(3);
    var networks = new SlateNetworks(2, 3, SMALL);
    for (var i = 0; i < networks.parameters().count(); i++) {
      networks.parameters().values()[i] = (float) random.nextGaussian();
    }
    var zeros =
        new SlateCoefficients(
            new ItemColumns(3, List.of(), List.of(), List.of()),
            List.of(),
            List.of(0.0),
            List.of(),
            List.of(),
            List.of(0.0, 0.0),
            List.of(0.0, 0.0),
            2);
    var acting =
        new DeepSlateWeights(zeros, new SlateNetworkNumbers(SMALL, networks.parameters().values()));
    var batch = new SlateBatch(2, networks);
    for (var n = 0; n < 20; n++) {
      batch.add(answer(random));
    }
    batch.forward(networks, networks);
    var row = 0;
    for (var n = 0; n < 20; n++) {
      var answer = batch.answer(n);
      var out = new double[3 * answer.count()];
      acting.scores(answer.state(), answer.items(), answer.count(), 2, out);
      for (var i = 0; i < answer.count(); i++, row++) {
        assertThat(acting.choiceLogit(answer.state(), answer.items(), i))
            .isEqualTo(batch.item(row, SlateNetworks.CHOICE));
        assertThat(acting.immediateValue(answer.state(), answer.items(), i))
            .isEqualTo(batch.item(row, SlateNetworks.REWARD));
        assertThat(out[answer.count() + i])
            .isEqualTo(Math.exp(batch.item(row, SlateNetworks.CHOICE)));
        assertThat(out[2 * answer.count() + i])
            .isEqualTo(
                batch.item(row, SlateNetworks.REWARD) + batch.item(row, SlateNetworks.FUTURE));
      }
    }
    assertThat(row).isGreaterThan(20);
  }

  @Test
  void readingWeightsLeavesTheLearnerAsItWas() {
    var learner = new DeepSlateQ(config(100, 4), new SplitMix64(7));
    learn(learner, 9, 50);
    var before = stores.saved(learner);
    learner.weights(2);

    assertThat(stores.saved(learner)).isEqualTo(before);
  }

  @Test
  void withoutAFutureNoStateIsNeeded() {
    var linear =
        new SlateQConfig(
            new ItemColumns(2, List.of(0), List.of(), List.of(0)),
            0,
            1,
            Prior.zero(1, 1),
            Prior.zero(1, 1),
            Prior.zero(1, 1),
            Prior.zero(0, 1),
            false,
            1,
            2);
    var learner = new DeepSlateQ(DeepSlateQConfig.of(linear), new SplitMix64(1));
    var random = new Random(2);
    for (var n = 0; n < 20_000; n++) {
      var x = random.nextBoolean() ? 1 : 0;
      var answer = new SlateChoice(new float[0], new float[] {1, x}, new int[] {0}, 0, 1);
      learner.learnChoice(answer);
      learner.practise(1);
      learner.learnValue(answer, x, .9, null);
    }

    // The linear part sees the constant alone: only the networks can tell 1 from 0.
    var weights = learner.weights(1);
    var rows = new float[] {1, 0, 1, 1};
    assertThat(weights.immediateValue(new float[0], rows, 0)).isCloseTo(0, within(.05));
    assertThat(weights.immediateValue(new float[0], rows, 1)).isCloseTo(1, within(.05));
    assertThat(weights.noChoiceValue(new float[0])).isZero();
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(
            () ->
                new DeepSlateQConfig(
                    LINEAR, NetworkConfig.DEFAULT, AdamConfig.DEFAULT, 1, 1, 1, 1, 1, 1))
        .hasMessage(
            "The network's outputGain (1.0) must be 0: it learns what the linear part misses.");
    assertThatThrownBy(() -> config(0, 1)).hasMessageContaining("replay (0)");
  }
}
