package io.eddy.rl.slate;

import static io.eddy.rl.slate.Eighths.LINEAR;
import static io.eddy.rl.slate.Eighths.config;
import static io.eddy.rl.slate.Eighths.eighths;
import static io.eddy.rl.slate.Eighths.learn;
import static io.eddy.rl.slate.Eighths.teach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.random.SplitMix64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a deep learner goes on from: its sums, its networks, and a replay that is stored in pieces. */
class DeepSlateQResumeTest {

  private final StoredReplays stores = new StoredReplays();

  @Test
  void loadedLearnerGoesOnBitForBit() {
    // Replay holds 100 of 333, one answer is new since the last step, the target is two steps old.
    var whole = new DeepSlateQ(config(100, 4), new SplitMix64(7));
    learn(whole, 9, 333);
    var second = new DeepSlateQ(config(100, 4), new SplitMix64(99));
    stores.stored(whole).forEach(second.replay()::restore);
    assertThat(second.replay().restored()).isTrue();
    second.restore(whole.state(), whole.networks());
    learn(whole, 10, 333);
    learn(second, 10, 333);

    assertThat(stores.saved(second)).isEqualTo(stores.saved(whole));
    assertThat(second.weights(2).hash()).isEqualTo(whole.weights(2).hash());
  }

  @Test
  void replayIsStoredPieceByPiece() {
    // Room for 3: the fourth answer takes the place of the first, and a late reward changes one
    // transition.
    var learner = new DeepSlateQ(config(3, 1_000), new SplitMix64(7));
    assertThat(learner.replay().takeChanged()).isEmpty();
    learn(learner, 9, 3);
    assertThat(learner.replay().takeChanged())
        .containsOnlyKeys("a0", "a1", "a2", "t0", "t1", "t2", "n");
    assertThat(learner.replay().takeChanged()).isEmpty();

    var answer = one(new float[] {1, 0});
    learner.learnChoice(answer);
    assertThat(learner.replay().takeChanged()).containsOnlyKeys("a0", "n");
    learner.learnValue(answer, 1, 0, null);
    learner.replay().takeChanged();
    learner.revise(answer, .5);
    assertThat(learner.replay().takeChanged()).containsOnlyKeys("t0", "n");
  }

  @Test
  void lateRewardsFindTheirTransitionAfterARestart() {
    // .1 is no half, so this answer is stored in whole floats. Rewards 1 and ½ in two parts are 1½.
    var answer = one(new float[] {1, .25f});
    var first = new DeepSlateQ(config(3, 1_000), new SplitMix64(7));
    first.learnValue(answer, 1, .5, new float[] {.1f, 2});
    var second = new DeepSlateQ(config(3, 1_000), new SplitMix64(7));
    stores.stored(first).forEach(second.replay()::restore);
    assertThat(second.replay().restored()).isTrue();
    assertThat(second.replay().revise(answer, .5)).isTrue();

    var once = new DeepSlateQ(config(3, 1_000), new SplitMix64(7));
    once.learnValue(answer, 1.5, .5, new float[] {.1f, 2});
    assertThat(second.replay().takeChanged().get("t0")).isEqualTo(stores.stored(once).get("t0"));
  }

  @Test
  void aReplayOfWhichAPieceIsMissingIsLeftOut() {
    var learner = new DeepSlateQ(config(3, 4), new SplitMix64(7));
    learn(learner, 9, 3);
    var pieces = stores.stored(learner);
    for (var missing : List.of("a1", "t2")) {
      var second = new DeepSlateQ(config(3, 4), new SplitMix64(7));
      pieces.forEach(
          (name, bytes) -> {
            if (!name.equals(missing)) {
              second.replay().restore(name, bytes);
            }
          });
      assertThat(second.replay().restored()).as(missing).isFalse();
      assertThat(second.replay().answerCount() + second.replay().transitionCount()).isZero();
      second.restore(learner.state(), learner.networks());
      learn(second, 10, 50); // without what was missing, it learns from what comes
      assertThat(second.steps()).isEqualTo(53 / 4);
    }
    var larger = new DeepSlateQ(config(4, 4), new SplitMix64(7));
    pieces.forEach(larger.replay()::restore);
    assertThat(larger.replay().restored()).isFalse();
  }

  @Test
  void goesOnFromALinearLearnerAtItsHeads() {
    // What the sums know is taken over; the networks add nothing until they have learned.
    var linear = new SlateQ(LINEAR);
    var random = new Random(1);
    for (var n = 0; n < 20; n++) {
      teach(linear, random);
    }
    var deep = new DeepSlateQ(config(100, 4), new SplitMix64(7));
    deep.restore(linear.state(), linear.networks());
    assertThat(deep.weights(2).linear().coefficients()).isEqualTo(linear.weights(2).coefficients());
    var row = eighths(3, random);
    assertThat(deep.weights(2).immediateValue(new float[2], row, 0))
        .isEqualTo(linear.weights(2).immediateValue(new float[2], row, 0));

    learn(deep, 9, 100);
    var back = new SlateQ(LINEAR);
    back.restore(deep.state(), deep.networks());
    assertThat(back.weights(2).coefficients()).isEqualTo(deep.weights(2).linear().coefficients());
  }

  @Test
  void learnerOfAnotherConfigurationIsRefused() {
    var config = config(100, 4);
    var learner = new DeepSlateQ(config, new SplitMix64(7));
    var other =
        new DeepSlateQConfig(
            LINEAR, Eighths.SMALL.withHidden(9), config.adam(), 10, 100, 4, 4, 5, .1);
    assertThatThrownBy(
            () ->
                new DeepSlateQ(other, new SplitMix64(1))
                    .restore(learner.state(), learner.networks()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its configuration was another");
    assertThatThrownBy(() -> learner.restore(learner.state(), new byte[9]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Networks of 9 bytes don't fit this learner: its configuration was another.");
  }

  private static SlateChoice one(float[] state) {
    return new SlateChoice(state, new float[] {1, 0, .1f}, new int[] {4}, 0, 1.5);
  }
}
