package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.PrioritizedReplayConfig;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each update against the same update written out in double. */
class DqnTargetTest {

  private static final int STATES = 6;
  private static final int ACTIONS = 4;
  private static final ObservationShape SHAPE = ObservationShape.fixed(STATES, ACTIONS);
  private static final double DISCOUNT = .9;
  private static final double RATE = .05;

  @ParameterizedTest
  @CsvSource({
    "MAXIMUM, MSE, 1, 1",
    "MAXIMUM, HUBER, 7, 1",
    "DOUBLE, MSE, 7, 1",
    "DOUBLE, HUBER, 1, .1",
    "MAXIMUM, MSE, 3, .25"
  })
  void learnsFromEachStepAsWrittenOut(TargetRule rule, Loss loss, int targetEvery, double rate) {
    var agent = new Dqn(SHAPE, oneStep(rule, loss, targetEvery, rate), new SplitMix64(1));
    var oracle = oracle(agent::values);
    var random = new SplitMix64(2);
    for (var update = 1; update <= 500; update++) {
      var step = randomStep(random);
      agent.observe(0, step);
      oracle.learn(step.observation(), step.action(), target(step, oracle, rule), loss, RATE);
      if (update % targetEvery == 0) {
        oracle.moveTarget(rate);
      }
    }
    assertThat(agent.updates()).isEqualTo(500);
    requireEqual(agent::values, oracle);
  }

  @ParameterizedTest
  @EnumSource(TargetRule.class)
  void learnsWithoutReplayAsWrittenOut(TargetRule rule) {
    var config =
        new DqnWithoutReplayConfig(
            linear(),
            LinearQLearning.gradientDescent(RATE),
            Loss.MSE,
            DISCOUNT,
            rule,
            7,
            1,
            Schedule.constant(.1));
    var agent = new DqnWithoutReplay(SHAPE, config, new SplitMix64(1));
    var oracle = oracle(agent::values);
    var random = new SplitMix64(2);
    for (var update = 1; update <= 500; update++) {
      var step = randomStep(random);
      agent.observe(0, step);
      oracle.learn(step.observation(), step.action(), target(step, oracle, rule), Loss.MSE, RATE);
      if (update % 7 == 0) {
        oracle.copyToTarget();
      }
    }
    requireEqual(agent::values, oracle);
  }

  @Test
  void learnsOnlineAsWrittenOutWithTheRewardAloneAtAnyEnd() {
    var config =
        new OnlineQNetworkConfig(
            linear(),
            LinearQLearning.gradientDescent(RATE),
            Loss.MSE,
            DISCOUNT,
            Schedule.constant(.1));
    var agent = new OnlineQNetwork(SHAPE, config, new SplitMix64(1));
    var oracle = oracle(agent::values);
    var random = new SplitMix64(2);
    for (var update = 1; update <= 500; update++) {
      var step = randomStep(random);
      agent.observe(0, step);
      var y =
          step.ended()
              ? step.reward()
              : step.reward() + DISCOUNT * oracle.nextValue(step.next(), TargetRule.MAXIMUM);
      oracle.learn(step.observation(), step.action(), y, Loss.MSE, RATE);
      oracle.copyToTarget();
    }
    requireEqual(agent::values, oracle);
  }

  @Test
  void anUpdateIsTheMeanOverItsBatch() {
    // Eight times the same transition: the mean of eight equal gradients is the gradient of one.
    var one = new Dqn(SHAPE, batchOf(1), new SplitMix64(1));
    var eight = new Dqn(SHAPE, batchOf(8), new SplitMix64(1));
    var step = new Transition(SHAPE);
    step.observation().state()[2] = 1;
    step.set(1, 5, true, false);
    for (var i = 0; i < 20; i++) {
      one.observe(0, step);
      eight.observe(0, step);
    }
    var ofOne = new float[ACTIONS];
    var ofEight = new float[ACTIONS];
    one.values(step.observation(), ofOne);
    eight.values(step.observation(), ofEight);
    assertThat(ofOne[1]).isGreaterThan(1);
    assertThat(ofEight).containsExactly(ofOne, within(1e-5f));
  }

  @Test
  void doesNotReadTheStateAfterATermination() {
    // An environment may leave nonsense there, and mask everything.
    var agent = new Dqn(SHAPE, oneStep(TargetRule.DOUBLE, Loss.HUBER, 1, 1), new SplitMix64(1));
    var step = new Transition(SHAPE);
    step.observation().state()[0] = 1;
    step.next().state()[0] = Float.NaN;
    for (var action = 0; action < ACTIONS; action++) {
      step.next().mask(action);
    }
    step.set(0, 1, true, false);
    for (var i = 0; i < 200; i++) {
      agent.observe(0, step);
    }
    var values = new float[ACTIONS];
    agent.values(step.observation(), values);
    assertThat(values[0]).isCloseTo(1, within(1e-3f));
  }

  private static double target(Transition step, LinearQLearning oracle, TargetRule rule) {
    return step.terminated()
        ? step.reward()
        : step.reward() + DISCOUNT * oracle.nextValue(step.next(), rule);
  }

  /** A step from anywhere to anywhere, some masked, one in five the last by either kind of end. */
  static Transition randomStep(RandomGenerator random) {
    var step = new Transition(SHAPE);
    step.observation().state()[random.nextInt(STATES)] = 1;
    step.next().state()[random.nextInt(STATES)] = 1;
    for (var action = 1; action < ACTIONS; action++) {
      if (random.nextInt(4) == 0) {
        step.next().mask(action);
      }
    }
    var end = random.nextInt(10);
    step.set(random.nextInt(ACTIONS), 3 * random.nextDouble() - 1, end == 0, end == 1);
    return step;
  }

  private static LinearQLearning oracle(LinearQLearning.Values values) {
    return new LinearQLearning(STATES, ACTIONS, values, new Observation(SHAPE));
  }

  private static void requireEqual(LinearQLearning.Values values, LinearQLearning oracle) {
    var numbers = new float[ACTIONS];
    var observation = new Observation(SHAPE);
    for (var state = 0; state < STATES; state++) {
      Arrays.fill(observation.state(), 0);
      observation.state()[state] = 1;
      values.values(observation, numbers);
      for (var action = 0; action < ACTIONS; action++) {
        assertThat((double) numbers[action])
            .as("q(%d, %d)", state, action)
            .isCloseTo(oracle.value(observation, action), within(5e-6));
      }
    }
  }

  private static NetworkConfig linear() {
    return NetworkConfig.DEFAULT.withHidden();
  }

  /** Learns from each step once, when it happens: a memory of one and a batch of one. */
  static DqnConfig oneStep(TargetRule rule, Loss loss, int targetEvery, double rate) {
    return new DqnConfig(
        linear(),
        NetworkForm.PLAIN,
        LinearQLearning.gradientDescent(RATE),
        loss,
        DISCOUNT,
        rule,
        1,
        1,
        PrioritizedReplayConfig.NONE,
        1,
        1,
        1,
        1,
        targetEvery,
        rate,
        Schedule.constant(.1),
        1);
  }

  private static DqnConfig batchOf(int size) {
    var one = oneStep(TargetRule.MAXIMUM, Loss.MSE, 1, 1);
    return new DqnConfig(
        one.network(),
        one.form(),
        one.optimiser(),
        one.loss(),
        one.discount(),
        one.target(),
        one.steps(),
        size,
        one.priorities(),
        size,
        1,
        1,
        1,
        1,
        1,
        one.exploration(),
        1);
  }
}
