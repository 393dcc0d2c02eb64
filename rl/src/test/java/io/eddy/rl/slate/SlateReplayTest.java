package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which transition a late reward finds, when the ring has turned and when answers are equal. */
class SlateReplayTest {

  private final SlateReplay replay = new SlateReplay(3);

  /** Answers of one number are equal, not the same. */
  private static SlateChoice answer(float number) {
    return new SlateChoice(new float[] {number}, new float[0], new int[0], -1, 1);
  }

  private void add(float number, double reward) {
    replay.add(answer(number), reward, .9, null);
  }

  /** The newest first. */
  private double[] rewards() {
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
    assertThat(rewards()).containsExactly(20, 15);
  }

  @Test
  void aLateRewardOfAnOverwrittenAnswerChangesNothing() {
    for (var number = 1; number <= 4; number++) {
      add(number, 10 * number);
    }
    assertThat(replay.revise(answer(1), 5)).isFalse();
    assertThat(rewards()).containsExactly(40, 30, 20);
  }

  @Test
  void anEqualAnswerThatCameLaterOutlivesTheEarlierOne() {
    add(1, 10);
    add(1, 20);
    add(2, 30);
    add(3, 40); // in the place of the first
    assertThat(replay.revise(answer(1), 5)).isTrue();
    assertThat(rewards()).containsExactly(40, 30, 25);
  }

  @Test
  void aLateRewardFindsItsAnswerAfterLoading() throws IOException {
    for (var number = 1; number <= 5; number++) {
      add(number, 10 * number);
    }
    var bytes = new ByteArrayOutputStream();
    replay.save(new DataOutputStream(bytes));
    add(6, 60);
    replay.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(replay.revise(answer(3), 5)).isTrue();
    assertThat(replay.revise(answer(6), 5)).isFalse();
    assertThat(replay.revise(answer(2), 5)).isFalse();
    assertThat(rewards()).containsExactly(50, 40, 35);
  }
}
