package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.linear.Prior;
import io.eddy.rl.random.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which transition a late reward finds, when the ring has turned and when answers are equal. */
class SlateReplayTest {

  /** Slates of no items in states of one number. */
  private static final SlateQConfig SHAPE =
      new SlateQConfig(
          new ItemColumns(0, List.of(), List.of(), List.of()),
          1,
          1,
          Prior.zero(0, 1),
          Prior.zero(0, 1),
          Prior.zero(0, 1),
          Prior.zero(1, 1),
          true,
          1,
          1);

  private final SlateReplay replay = new SlateReplay(3, SHAPE);

  /** Answers of one number are equal, not the same. */
  private static SlateChoice answer(float number) {
    return new SlateChoice(new float[] {number}, new float[0], new int[0], -1, 1);
  }

  private void add(float number, double reward) {
    replay.add(answer(number), reward, .9, null);
  }

  private double[] rewards() {
    return rewards(replay);
  }

  /** The oldest first. */
  private static double[] rewards(SlateReplay replay) {
    return IntStream.range(0, replay.transitionCount())
        .mapToDouble(
            i -> replay.sampleTransition(i, replay.transitionCount(), new SplitMix64(1)).reward())
        .toArray();
  }

  @Test
  void aLateRewardFindsItsAnswerByContent() {
    add(1, 10);
    add(2, 20);
    assertThat(replay.revise(answer(1), 5)).isTrue();
    assertThat(replay.revise(answer(3), 5)).isFalse();
    assertThat(rewards()).containsExactly(15, 20);
  }

  @Test
  void aLateRewardOfAnOverwrittenAnswerChangesNothing() {
    for (var number = 1; number <= 4; number++) {
      add(number, 10 * number);
    }
    assertThat(replay.revise(answer(1), 5)).isFalse();
    assertThat(rewards()).containsExactly(20, 30, 40);
  }

  @Test
  void anEqualAnswerThatCameLaterOutlivesTheEarlierOne() {
    add(1, 10);
    add(1, 20);
    add(2, 30);
    add(3, 40); // in the place of the first
    assertThat(replay.revise(answer(1), 5)).isTrue();
    assertThat(rewards()).containsExactly(25, 30, 40);
  }

  @Test
  void aLateRewardFindsItsAnswerAfterLoading() {
    for (var number = 1; number <= 5; number++) {
      add(number, 10 * number);
    }
    var loaded = new SlateReplay(3, SHAPE);
    replay.takeChanged().forEach(loaded::restore);
    assertThat(loaded.restored()).isTrue();
    assertThat(loaded.revise(answer(3), 5)).isTrue();
    assertThat(loaded.revise(answer(6), 5)).isFalse();
    assertThat(loaded.revise(answer(2), 5)).isFalse();
    assertThat(rewards(loaded)).containsExactly(35, 40, 50);
  }
}
