package io.eddy.rl.replay;

import static io.eddy.rl.replay.Experiences.SHAPE;
import static io.eddy.rl.replay.Experiences.add;
import static io.eddy.rl.replay.Experiences.load;
import static io.eddy.rl.replay.Experiences.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PrioritizedReplayTest {

  /** Small enough to vanish beside the errors of the tests. */
  private static final double FLOOR = 1e-12;

  @Test
  void drawsInProportionToThePowerOfTheSurprise() {
    // Errors 1 … 10 with α = .6: P(i) = i^.6 / Σ k^.6. 9 degrees of freedom: χ² exceeds 27.88 once
    // in
    // a thousand.
    var memory = filled(10, new PrioritizedReplayConfig(.6, .4, 1, FLOOR));
    surprise(memory, 10);
    var total = 0.0;
    for (var i = 1; i <= 10; i++) {
      total += Math.pow(i, .6);
    }
    var expected = new double[10];
    for (var i = 0; i < 10; i++) {
      var share = Math.pow(i + 1, .6) / total;
      assertThat(memory.probability(i)).isCloseTo(share, within(1e-12));
      expected[i] = 200_000 * share;
    }
    assertThat(Experiences.chiSquare(ReplayTest.draws(memory, 10, 200_000), expected))
        .isLessThan(27.88);
  }

  @Test
  void drawsOneOfEachEqualPart() {
    // Powers 1, 1, 2, 4 and a batch of 4: parts of 2. Places 0 and 1 share the first, place 2 has
    // the
    // second, place 3 both others.
    var memory = filled(4, new PrioritizedReplayConfig(1, 0, 1, FLOOR));
    var batch = new ReplayBatch(SHAPE, 4);
    learnInOrder(memory, batch, 1, 1, 2, 4);
    var random = new SplitMix64(3);
    for (var draw = 0; draw < 1_000; draw++) {
      memory.sample(random, batch);
      assertThat(batch.observations().states()[0]).isIn(0f, 1f);
      assertThat(batch.observations().states()[1]).isEqualTo(2);
      assertThat(batch.observations().states()[2]).isEqualTo(3);
      assertThat(batch.observations().states()[3]).isEqualTo(3);
    }
  }

  @Test
  void drawsAllAlikeAndWeighsAllAlikeWithExponentZero() {
    var memory = filled(10, new PrioritizedReplayConfig(0, 1, 1, FLOOR));
    surprise(memory, 10);

    for (var i = 0; i < 10; i++) {
      assertThat(memory.probability(i)).isCloseTo(.1, within(1e-12));
    }
    var batch = new ReplayBatch(SHAPE, 5);
    memory.sample(new SplitMix64(1), batch);
    assertThat(batch.weights()).containsOnly(1);
  }

  @Test
  void weighsByTheInversePowerOfTheProbabilityOverTheLargestOfTheBatch() {
    // Powers 1, 1, 2, 4, β = .5 at the first draw: the least likely of the batch has weight 1,
    // twice
    // as likely 2^−.5, four times 4^−.5 = .5.
    var memory = filled(4, new PrioritizedReplayConfig(1, .5, 1_000_000_000, FLOOR));
    var batch = new ReplayBatch(SHAPE, 4);
    learnInOrder(memory, batch, 1, 1, 2, 4);
    memory.sample(new SplitMix64(3), batch);

    assertThat(batch.weights()[0]).isCloseTo(1, within(1e-6));
    assertThat(batch.weights()[1]).isCloseTo(.70710678, within(1e-6));
    assertThat(batch.weights()[2]).isCloseTo(.5, within(1e-6));
    assertThat(batch.weights()[3]).isCloseTo(.5, within(1e-6));
  }

  @Test
  void weightsOfFullImportanceMakeTheMeanThatOfAllDrawnAlike() {
    // β = 1, rewards 0, 10, … 90 with surprises 1 … 10: Σ wR / Σ w estimates the plain mean, 45,
    // while the unweighted mean of what is drawn is 10 Σ i(i+1) / Σ (i+1) = 10·330/55 = 60.
    var memory = filled(10, new PrioritizedReplayConfig(1, 1, 1, FLOOR));
    surprise(memory, 10);
    var random = new SplitMix64(4);
    // A batch of all parts: its weights share one scale only within it, so one large batch.
    var batch = new ReplayBatch(SHAPE, 100_000);
    memory.sample(random, batch);
    var weighted = 0.0;
    var weights = 0.0;
    var plain = 0.0;
    for (var k = 0; k < batch.size(); k++) {
      weighted += batch.weights()[k] * batch.rewards()[k];
      weights += batch.weights()[k];
      plain += batch.rewards()[k];
    }
    assertThat(weighted / weights).isCloseTo(45, within(.05));
    assertThat(plain / batch.size()).isCloseTo(60, within(.05));
  }

  @Test
  void importanceRisesInALineAndStaysAtOne() {
    var config = new PrioritizedReplayConfig(.6, .4, 100, 1e-6);

    assertThat(config.importanceAfter(0)).isEqualTo(.4);
    assertThat(config.importanceAfter(50)).isCloseTo(.7, within(1e-12));
    assertThat(config.importanceAfter(100)).isEqualTo(1);
    assertThat(config.importanceAfter(1_000)).isEqualTo(1);
  }

  @Test
  void newTransitionsCountAsMuchAsTheLargestSurpriseSoFar() {
    var memory = new PrioritizedReplay(SHAPE, 4, new PrioritizedReplayConfig(1, 1, 1, FLOOR));
    add(memory, 0);
    add(memory, 1);
    assertThat(memory.probability(0)).isEqualTo(.5);

    learnInOrder(memory, new ReplayBatch(SHAPE, 2), 3, 1);
    add(memory, 2); // 3, 1, 3
    assertThat(memory.probability(2)).isCloseTo(3 / 7.0, within(1e-9));

    memory.revise(1, 5); // 3, 3, 3
    assertThat(memory.probability(1)).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(memory.revise(9, 5)).isFalse();
  }

  @Test
  void forgetsThePriorityOfWhatGaveWay() {
    var memory = filled(3, new PrioritizedReplayConfig(1, 1, 1, FLOOR));
    learnInOrder(memory, new ReplayBatch(SHAPE, 3), 8, 1, 1);
    add(memory, 3); // lies where 0 lay, with 8: 8, 1, 1
    learnInOrder(memory, new ReplayBatch(SHAPE, 3), 2, 1, 1);

    assertThat(memory.probability(0)).isEqualTo(0);
    assertThat(memory.probability(3)).isCloseTo(.5, within(1e-9));
    assertThat(memory.size()).isEqualTo(3);
  }

  @Test
  void surprisesOfEitherSignCountAlikeAndNoneStaysPossible() {
    var memory = filled(3, new PrioritizedReplayConfig(1, 1, 1, .5));
    learnInOrder(memory, new ReplayBatch(SHAPE, 3), -1, 1, 0);

    // 1.5, 1.5, .5
    assertThat(memory.probability(0)).isCloseTo(3 / 7.0, within(1e-12));
    assertThat(memory.probability(1)).isCloseTo(3 / 7.0, within(1e-12));
    assertThat(memory.probability(2)).isCloseTo(1 / 7.0, within(1e-12));
  }

  @Test
  void goesOnFromAFileAsIfNothingHadHappened() throws IOException {
    var config = new PrioritizedReplayConfig(.6, .4, 10, 1e-6);
    var whole = filled(7, config);
    surprise(whole, 7);
    var random = new SplitMix64(5);
    var batch = new ReplayBatch(SHAPE, 4);
    whole.sample(random, batch);
    var resumed = new PrioritizedReplay(SHAPE, 7, config);
    add(resumed, 100);
    load(resumed, saved(whole));

    goOn(whole);
    goOn(resumed);
    assertThat(saved(resumed)).isEqualTo(saved(whole));
  }

  @Test
  void allocatesNothing() {
    var memory = new PrioritizedReplay(SHAPE, 100, PrioritizedReplayConfig.DEFAULT);
    var batch = new ReplayBatch(SHAPE, 8);
    var errors = new double[8];
    var random = new SplitMix64(1);
    var observation = Experiences.observation(1);
    Runnable work =
        () -> {
          for (var i = 0; i < 10_000; i++) {
            memory.add(observation, 0, 1, .9, observation);
            memory.sample(random, batch);
            errors[0] = i;
            memory.learned(batch, errors);
          }
        };
    work.run();

    assertThat(Allocation.during(work)).isLessThan(1_000);
  }

  @Test
  void saysWhichSettingIsOutOfRange() {
    assertThatThrownBy(() -> new PrioritizedReplayConfig(-1, .4, 1, 1e-6))
        .hasMessageContaining("exponent (-1.0)");
    assertThatThrownBy(() -> new PrioritizedReplayConfig(.6, 1.1, 1, 1e-6))
        .hasMessageContaining("importance (1.1)");
    assertThatThrownBy(() -> new PrioritizedReplayConfig(.6, .4, 0, 1e-6))
        .hasMessageContaining("importanceDraws");
    assertThatThrownBy(() -> new PrioritizedReplayConfig(.6, .4, 1, 0))
        .hasMessageContaining("floor (0.0)");
  }

  private static PrioritizedReplay filled(int count, PrioritizedReplayConfig config) {
    var memory = new PrioritizedReplay(SHAPE, count, config);
    for (var i = 0; i < count; i++) {
      add(memory, i);
    }
    return memory;
  }

  /** Transition i surprises by i + 1. */
  private static void surprise(PrioritizedReplay memory, int count) {
    var errors = new double[count];
    for (var i = 0; i < count; i++) {
      errors[i] = i + 1;
    }
    learnInOrder(memory, new ReplayBatch(SHAPE, count), errors);
  }

  /** Learns errors of the transitions at places 0, 1, 2, … */
  private static void learnInOrder(PrioritizedReplay memory, ReplayBatch batch, double... errors) {
    for (var i = 0; i < errors.length; i++) {
      batch.places()[i] = i;
    }
    memory.learned(batch, errors);
  }

  private static void goOn(PrioritizedReplay memory) throws IOException {
    var random = new SplitMix64(6);
    var batch = new ReplayBatch(SHAPE, 4);
    for (var i = 0; i < 20; i++) {
      add(memory, 50 + i);
      memory.sample(random, batch);
      memory.learned(batch, new double[] {i, .1 * i, 0, -i});
    }
  }
}
