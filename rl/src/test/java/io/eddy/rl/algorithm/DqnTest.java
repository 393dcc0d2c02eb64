package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.PrioritizedReplayConfig;
import io.eddy.rl.replay.Replay;
import io.eddy.rl.replay.ReplayBatch;
import io.eddy.rl.replay.ReplayMemory;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DqnTest {

  private static final double DISCOUNT = .9;
  private static final int ACTIONS = 4;
  private static final ObservationShape SHAPE = ObservationShape.fixed(6, ACTIONS);

  @ParameterizedTest
  @CsvSource({
    "PLAIN, MAXIMUM, 0",
    "PLAIN, DOUBLE, 0",
    "DUELING, MAXIMUM, 0",
    "DUELING, DOUBLE, .6"
  })
  void findsTheExactValuesOfACorridor(NetworkForm form, TargetRule target, double priority) {
    for (var corridor : List.of(Corridor.fixed(), Corridor.candidates(), Corridor.masked())) {
      var agent = new Dqn(corridor.shape(), corridor(form, target, 1, priority), new SplitMix64(1));
      new Steps(corridor, 20, new SplitMix64(2)).take(agent, 8_000);

      var values = new float[Corridor.ACTIONS];
      for (var place = 0; place < Corridor.PLACES; place++) {
        var observation = corridor.at(place);
        agent.values(observation, values);
        for (var action = 0; action < Corridor.ACTIONS; action++) {
          if (observation.available(action)) {
            assertThat((double) values[action])
                .as("q(%d, %d)", place, action)
                .isCloseTo(Corridor.optimalValue(place, action, DISCOUNT), within(.02));
          }
        }
      }
    }
  }

  @Test
  void findsTheWayWithReturnsOfThreeSteps() {
    var corridor = Corridor.fixed();
    var config = corridor(NetworkForm.DUELING, TargetRule.DOUBLE, 3, .6);
    var agent = new Dqn(corridor.shape(), config, new SplitMix64(1));
    new Steps(corridor, 20, new SplitMix64(2)).take(agent, 8_000);

    var policy = agent.policy();
    for (var place = 0; place < Corridor.PLACES; place++) {
      assertThat(policy.choose(corridor.at(place), new SplitMix64(3))).isEqualTo(1);
    }
  }

  @Test
  void countsWhatFollowsATimeLimitAndTheOnlineBaselineDoesNot() {
    // One state, reward 1 a step, cut off after 5 steps, γ = .9. What follows counts:
    // V = 1 + .9V = 10. Taken for a termination, one target in five is 1 alone:
    // V = 1 + .8·.9V = 1/.28 = 3.571.
    assertThat(valueOfOneState(.9, true)).isCloseTo(10, within(.1));
    assertThat(valueOfOneState(.9, false)).isCloseTo(3.571, within(.3));
  }

  @Test
  void learnsAsOftenAsItIsConfigured() {
    // First at step 10 or later, then at every fourth step: 12, 16, 20; three updates each.
    var config = counted(10, 4, 3);
    var agent = new Dqn(SHAPE, config, new SplitMix64(1));
    var random = new SplitMix64(2);
    for (var step = 1; step <= 20; step++) {
      agent.observe(0, DqnTargetTest.randomStep(random));
      var rounds = step < 12 ? 0 : (step - 8) / 4;
      assertThat(agent.updates()).as("after step %d", step).isEqualTo(3L * rounds);
    }
  }

  @Test
  void keepsEnvironmentsApartInReturnsOfSeveralSteps() {
    // Two environments in turn, two steps each; rewards 1, 10, 2, 20; γ = .9: 1 + 1.8 and 10 + 18.
    var memory = new ScriptedMemory(SHAPE);
    var config = withSteps(counted(1_000, 1, 1), 2, 2);
    var agent = new Dqn(SHAPE, config, memory, new SplitMix64(1));
    for (var reward : new double[] {1, 10, 2, 20}) {
      var step = new Transition(SHAPE);
      step.set(0, reward, false, false);
      agent.observe(reward < 10 ? 0 : 1, step);
    }
    assertThat(agent.environments()).isEqualTo(2);
    assertThat(memory.rewards).containsExactly(1 + .9 * 2, 10 + .9 * 20);
  }

  @Test
  void weighsItsStepsAndTellsTheMemoryItsErrors() {
    // One terminal transition with reward 2 from a state whose value is q: the error is q − 2, and
    // a
    // weight of .5 halves the step.
    var full = new ScriptedMemory(SHAPE);
    var half = new ScriptedMemory(SHAPE);
    half.weight = .5;
    var step = new Transition(SHAPE);
    step.observation().state()[3] = 1;
    step.set(2, 2, true, false);
    var values = new float[ACTIONS];
    var moves = new double[2];
    for (var memory : List.of(full, half)) {
      var config = DqnTargetTest.oneStep(TargetRule.MAXIMUM, Loss.MSE, 1, 1);
      var agent = new Dqn(SHAPE, config, memory, new SplitMix64(1));
      agent.values(step.observation(), values);
      var before = values[2];
      agent.observe(0, step);
      agent.values(step.observation(), values);
      moves[memory == full ? 0 : 1] = (double) values[2] - before;

      assertThat(memory.errors).containsExactly(before - 2.0);
    }
    assertThat(moves[0]).isGreaterThan(.1);
    assertThat(moves[1]).isCloseTo(moves[0] / 2, within(1e-6));
  }

  @Test
  void exploresAsItsScheduleSays() {
    // ε falls from 1 to 0 over 100 steps: at first one action in three or so is the greedy one,
    // later
    // all are.
    var agent = new Dqn(SHAPE, counted(10_000, 1, 1), new SplitMix64(1));
    var random = new SplitMix64(2);
    var observation = new Observation(SHAPE);
    var greedy = agent.policy().choose(observation, random);
    var other = 0;
    for (var i = 0; i < 1_000; i++) {
      other += agent.act(0, observation) == greedy ? 0 : 1;
    }
    // ε = 1 and 4 actions: 750 of 1,000, standard deviation 13.7.
    assertThat(other).isBetween(750 - 55, 750 + 55);
    for (var i = 0; i < 100; i++) {
      agent.observe(0, DqnTargetTest.randomStep(random));
    }
    for (var i = 0; i < 1_000; i++) {
      assertThat(agent.act(0, observation)).isEqualTo(greedy);
    }
  }

  @Test
  void saysWhichSettingIsOutOfRange() {
    assertThatThrownBy(() -> counted(0, 1, 1)).hasMessageContaining("learningStarts (0)");
    assertThatThrownBy(() -> counted(1, 0, 1)).hasMessageContaining("trainEvery (0)");
    assertThatThrownBy(() -> counted(1, 1, 0)).hasMessageContaining("gradientSteps (0)");
    assertThatThrownBy(() -> DqnTargetTest.oneStep(TargetRule.DOUBLE, Loss.MSE, 1, 0))
        .hasMessageContaining("targetRate (0.0)");
  }

  private static double valueOfOneState(double discount, boolean dqn) {
    var shape = ObservationShape.fixed(1, 1);
    var linear = NetworkConfig.DEFAULT.withHidden();
    var adam = AdamConfig.DEFAULT.withLearningRate(.01);
    var none = Schedule.constant(0);
    var step = new Transition(shape);
    step.observation().state()[0] = 1;
    step.next().state()[0] = 1;
    var values = new float[1];
    if (dqn) {
      var agent =
          new DqnWithoutReplay(
              shape,
              new DqnWithoutReplayConfig(
                  linear, adam, Loss.MSE, discount, TargetRule.MAXIMUM, 1, 1, none),
              new SplitMix64(1));
      for (var i = 1; i <= 20_000; i++) {
        step.set(0, 1, false, i % 5 == 0);
        agent.observe(0, step);
      }
      agent.values(step.observation(), values);
      return values[0];
    }
    var agent =
        new OnlineQNetwork(
            shape,
            new OnlineQNetworkConfig(linear, adam.withLearningRate(.001), Loss.MSE, discount, none),
            new SplitMix64(1));
    for (var i = 1; i <= 20_000; i++) {
      step.set(0, 1, false, i % 5 == 0);
      agent.observe(0, step);
    }
    agent.values(step.observation(), values);
    return values[0];
  }

  private static DqnConfig corridor(
      NetworkForm form, TargetRule target, int steps, double priority) {
    return new DqnConfig(
        NetworkConfig.DEFAULT.withHidden(32),
        form,
        AdamConfig.DEFAULT.withLearningRate(3e-3),
        Loss.MSE,
        DISCOUNT,
        target,
        steps,
        2_000,
        new PrioritizedReplayConfig(priority, .4, 4_000, 1e-6),
        32,
        100,
        2,
        1,
        50,
        1,
        Schedule.linear(1, .5, 4_000),
        1);
  }

  private static DqnConfig counted(int learningStarts, int trainEvery, int gradientSteps) {
    return new DqnConfig(
        NetworkConfig.DEFAULT.withHidden(8),
        NetworkForm.PLAIN,
        AdamConfig.DEFAULT,
        Loss.HUBER,
        DISCOUNT,
        TargetRule.MAXIMUM,
        1,
        100,
        PrioritizedReplayConfig.NONE,
        4,
        learningStarts,
        trainEvery,
        gradientSteps,
        10,
        1,
        Schedule.linear(1, 0, 100),
        1);
  }

  private static DqnConfig withSteps(DqnConfig config, int steps, int environments) {
    return new DqnConfig(
        config.network(),
        config.form(),
        config.optimiser(),
        config.loss(),
        config.discount(),
        config.target(),
        steps,
        config.replayCapacity(),
        config.priorities(),
        config.batchSize(),
        config.learningStarts(),
        config.trainEvery(),
        config.gradientSteps(),
        config.targetEvery(),
        config.targetRate(),
        config.exploration(),
        environments);
  }

  /** A replay that weighs all transitions as told and remembers what it hears. */
  private static final class ScriptedMemory implements ReplayMemory {

    private final Replay replay;
    private final List<Double> rewards = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();
    private double weight = 1;

    private ScriptedMemory(ObservationShape shape) {
      replay = new Replay(shape, 10);
    }

    @Override
    public int capacity() {
      return replay.capacity();
    }

    @Override
    public int size() {
      return replay.size();
    }

    @Override
    public long add(
        Observation observation, int action, double reward, double discount, Observation next) {
      rewards.add(reward);
      return replay.add(observation, action, reward, discount, next);
    }

    @Override
    public void sample(RandomGenerator random, ReplayBatch batch) {
      replay.sample(random, batch);
      Arrays.fill(batch.weights(), weight);
    }

    @Override
    public boolean revise(long handle, double delta) {
      return replay.revise(handle, delta);
    }

    @Override
    public void learned(ReplayBatch batch, double[] batchErrors) {
      for (var error : batchErrors) {
        errors.add(error);
      }
    }

    @Override
    public void save(DataOutput out) throws IOException {
      replay.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
      replay.load(in);
    }
  }
}
