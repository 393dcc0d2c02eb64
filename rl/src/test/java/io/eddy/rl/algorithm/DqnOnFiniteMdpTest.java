package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.environment.MdpEnvironment;
import io.eddy.rl.environment.OneHot;
import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.PrioritizedReplayConfig;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random processes of 8 states and 3 actions, some of them masked, against their exact values. */
class DqnOnFiniteMdpTest {

  private static final int STATES = 8;
  private static final int ACTIONS = 3;
  private static final double DISCOUNT = .9;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheOptimalValuesOfARandomProcess(long seed) {
    // One-hot states and no hidden layer: the network is a table with a bias. Rewards lie in [0,
    // 1],
    // so values lie in [0, 10]; 30,000 steps leave noise of a few hundredths.
    var mdp = randomProcess(new SplitMix64(seed));
    var exact = optimalValues(mdp);
    var environment = new OneHot(new MdpEnvironment(mdp));
    var agent = new Dqn(environment.shape(), config(), new SplitMix64(seed));
    new Steps(environment, 25, new SplitMix64(100 + seed)).take(agent, 30_000);

    var observation = new Observation(environment.shape());
    var values = new float[ACTIONS];
    for (var state = 0; state < STATES; state++) {
      if (mdp.terminal(state)) {
        continue;
      }
      Arrays.fill(observation.state(), 0);
      observation.state()[state] = 1;
      agent.values(observation, values);
      for (var action = 0; action < ACTIONS; action++) {
        if (mdp.available(state, action)) {
          assertThat((double) values[action])
              .as("q(%d, %d)", state, action)
              .isCloseTo(exact[state][action], within(.25));
        }
      }
    }
  }

  private static DqnConfig config() {
    return new DqnConfig(
        NetworkConfig.DEFAULT.withHidden(),
        NetworkForm.PLAIN,
        AdamConfig.DEFAULT.withLearningRate(3e-3),
        Loss.MSE,
        DISCOUNT,
        TargetRule.DOUBLE,
        1,
        30_000,
        PrioritizedReplayConfig.NONE,
        64,
        500,
        4,
        1,
        50,
        1,
        Schedule.constant(.7),
        1);
  }

  /** Each action leads to one of three states; the last state is the end, and rarely reached. */
  private static FiniteMdp randomProcess(RandomGenerator random) {
    var builder = new FiniteMdp.Builder(STATES, ACTIONS).terminal(STATES - 1);
    for (var state = 0; state < STATES - 1; state++) {
      builder.start(state, 1.0 / (STATES - 1));
      for (var action = 0; action < ACTIONS; action++) {
        if (action > 0 && random.nextInt(4) == 0) {
          continue;
        }
        var reward = random.nextDouble();
        var first = random.nextInt(STATES - 1);
        builder.outcome(state, action, .6, first, reward);
        builder.outcome(state, action, .35, (first + 1) % (STATES - 1), reward);
        builder.outcome(state, action, .05, STATES - 1, reward);
      }
    }
    return builder.build();
  }

  /** Q*(s, a) = r(s, a) + γ Σ p(s′|s, a) max Q*(s′, ·), iterated until it stands still. */
  private static double[][] optimalValues(FiniteMdp mdp) {
    var q = new double[STATES][ACTIONS];
    for (var iteration = 0; iteration < 500; iteration++) {
      for (var state = 0; state < STATES; state++) {
        for (var action = 0; action < ACTIONS; action++) {
          if (!mdp.terminal(state) && mdp.available(state, action)) {
            var sum = mdp.reward(state, action);
            for (var outcome : mdp.outcomes(state, action)) {
              sum += outcome.probability() * DISCOUNT * best(mdp, q, outcome.next());
            }
            q[state][action] = sum;
          }
        }
      }
    }
    return q;
  }

  private static double best(FiniteMdp mdp, double[][] q, int state) {
    if (mdp.terminal(state)) {
      return 0;
    }
    var best = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < ACTIONS; action++) {
      if (mdp.available(state, action)) {
        best = Math.max(best, q[state][action]);
      }
    }
    return best;
  }
}
