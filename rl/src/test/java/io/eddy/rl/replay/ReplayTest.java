package io.eddy.rl.replay;

import static io.eddy.rl.replay.Experiences.SHAPE;
import static io.eddy.rl.replay.Experiences.add;
import static io.eddy.rl.replay.Experiences.load;
import static io.eddy.rl.replay.Experiences.observation;
import static io.eddy.rl.replay.Experiences.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.SplitMix64;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReplayTest {

  @Test
  void givesTransitionsBackWhole() {
    var replay = new Replay(SHAPE, 4);
    for (var i = 0; i < 4; i++) {
      add(replay, i);
    }
    var batch = new ReplayBatch(SHAPE, 20);
    replay.sample(new SplitMix64(1), batch);

    assertThat(batch.observations().size()).isEqualTo(20);
    assertThat(batch.next().size()).isEqualTo(20);
    assertThat(batch.weights()).containsOnly(1);
    for (var k = 0; k < 20; k++) {
      var i = (int) batch.observations().states()[k];
      assertThat(batch.actions()[k]).isEqualTo(i % 3);
      assertThat(batch.rewards()[k]).isEqualTo(10 * i);
      assertThat(batch.discounts()[k]).isEqualTo(.5);
      assertThat(batch.next().states()[k]).isEqualTo(i + .5f);
    }
  }

  @Test
  void keepsCopiesOfWhatItIsGiven() {
    // The loop writes S′ of the next step into the same buffer. A replay that kept the buffer would
    // hold the first observation of the next episode where this one ended.
    var replay = new Replay(SHAPE, 4);
    var buffer = observation(1);
    var next = observation(2);
    replay.add(buffer, 0, 0, 0, next);
    buffer.state()[0] = 8;
    next.state()[0] = 9;
    var batch = new ReplayBatch(SHAPE, 1);
    replay.sample(new SplitMix64(1), batch);

    assertThat(batch.observations().states()[0]).isEqualTo(1);
    assertThat(batch.next().states()[0]).isEqualTo(2);
  }

  @Test
  void keepsCandidatesAndMasks() {
    var shape = new ObservationShape(1, 3, 2);
    var replay = new Replay(shape, 2);
    var next = new Observation(shape);
    next.offer(2);
    next.rows()[2] = 7;
    next.mask(0);
    replay.add(new Observation(shape), 2, 1, .9, next);
    var batch = new ReplayBatch(shape, 2);
    replay.sample(new SplitMix64(1), batch);

    assertThat(batch.observations().count(1)).isEqualTo(3);
    assertThat(batch.next().count(1)).isEqualTo(2);
    assertThat(Arrays.copyOfRange(batch.next().available(), 3, 6))
        .containsExactly(false, true, false);
    assertThat(batch.next().rows()[6 + 2]).isEqualTo(7);
  }

  @Test
  void drawsEachAlike() {
    var replay = new Replay(SHAPE, 10);
    for (var i = 0; i < 10; i++) {
      add(replay, i);
    }
    // 9 degrees of freedom: χ² exceeds 27.88 once in a thousand.
    var expected = new double[10];
    Arrays.fill(expected, 10_000);
    assertThat(Experiences.chiSquare(draws(replay, 10, 100_000), expected)).isLessThan(27.88);
  }

  @Test
  void letsTheOldestGiveWay() {
    var replay = new Replay(SHAPE, 3);
    for (var i = 0; i < 5; i++) {
      assertThat(add(replay, i)).isEqualTo(i);
      assertThat(replay.size()).isEqualTo(Math.min(i + 1, 3));
    }
    assertThat(statesDrawn(replay)).containsExactly(2f, 3f, 4f);
  }

  @Test
  void revisesRewardsInPlaceAndOnlyOfWhatIsStillThere() {
    var replay = new Replay(SHAPE, 3);
    for (var i = 0; i < 5; i++) {
      add(replay, i);
    }
    assertThat(replay.revise(3, .25)).isTrue();
    assertThat(replay.revise(1, 100)).isFalse(); // handle 4 lies where 1 lay
    assertThat(replay.revise(5, 100)).isFalse();
    assertThat(replay.revise(-1, 100)).isFalse();

    var batch = new ReplayBatch(SHAPE, 50);
    replay.sample(new SplitMix64(1), batch);
    assertThat(batch.rewards()).containsOnly(20, 30.25, 40);
  }

  @Test
  void goesOnFromAFileAsIfNothingHadHappened() throws IOException {
    var whole = new Replay(SHAPE, 3);
    for (var i = 0; i < 5; i++) {
      add(whole, i);
    }
    var resumed = new Replay(SHAPE, 3);
    load(resumed, saved(whole));
    add(whole, 5);
    add(resumed, 5);

    assertThat(saved(resumed)).isEqualTo(saved(whole));
    assertThat(statesDrawn(resumed)).containsExactly(3f, 4f, 5f);
  }

  @Test
  void refusesAFileOfAnotherConfiguration() throws IOException {
    var replay = new Replay(SHAPE, 3);
    var otherCapacity = saved(new Replay(SHAPE, 4));
    var otherShape = saved(new Replay(ObservationShape.fixed(2, 3), 3));

    assertThatThrownBy(() -> load(replay, otherCapacity))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("capacity 4");
    assertThatThrownBy(() -> load(replay, otherShape))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("stateWidth=2");
  }

  @Test
  void drawsNothingFromNothing() {
    assertThatThrownBy(
            () -> new Replay(SHAPE, 3).sample(new SplitMix64(1), new ReplayBatch(SHAPE, 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Replay(SHAPE, 0)).hasMessageContaining("capacity (0)");
  }

  @Test
  void allocatesNothing() {
    var replay = new Replay(SHAPE, 100);
    var batch = new ReplayBatch(SHAPE, 8);
    var random = new SplitMix64(1);
    var observation = observation(1);
    Runnable work =
        () -> {
          for (var i = 0; i < 10_000; i++) {
            replay.add(observation, 0, 1, .9, observation);
            replay.sample(random, batch);
            replay.revise(i, 1);
          }
        };
    work.run();

    assertThat(Allocation.during(work)).isLessThan(1_000);
  }

  private static SortedSet<Float> statesDrawn(Replay replay) {
    var batch = new ReplayBatch(SHAPE, 100);
    replay.sample(new SplitMix64(1), batch);
    var states = new TreeSet<Float>();
    for (var state : batch.observations().states()) {
      states.add(state);
    }
    return states;
  }

  /** How often each of the first transitions was drawn, one at a time. */
  static long[] draws(ReplayMemory memory, int transitions, int draws) {
    var counts = new long[transitions];
    var random = new SplitMix64(2);
    var batch = new ReplayBatch(SHAPE, 1);
    for (var i = 0; i < draws; i++) {
      memory.sample(random, batch);
      counts[(int) batch.observations().states()[0]]++;
    }
    return counts;
  }
}
