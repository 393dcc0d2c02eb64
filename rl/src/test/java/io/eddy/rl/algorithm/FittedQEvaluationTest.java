package io.eddy.rl.algorithm;

import static io.eddy.rl.algorithm.Files.load;
import static io.eddy.rl.algorithm.Files.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.Replay;
import io.eddy.rl.value.NetworkConfig;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FittedQEvaluationTest {

  private static final double DISCOUNT = .9;

  @Test
  void findsTheExactValuesOfAPolicyThatDidNotLog() {
    // The log takes each action alike, the policy goes right seven times in ten; then one that
    // mostly
    // waits.
    for (var policy : List.of(new Fixed(.2, .7, .1), new Fixed(.1, .2, .7))) {
      for (var corridor : List.of(Corridor.fixed(), Corridor.candidates())) {
        var evaluation = evaluation(corridor, policy, 1);
        learn(evaluation, CorridorLog.of(corridor, DISCOUNT, 1, 1, 1), 20_000);
        var exact = exactValues(policy);
        for (var place = 0; place < Corridor.PLACES; place++) {
          assertThat(evaluation.value(corridor.at(place)))
              .as("V(%d)", place)
              .isCloseTo(exact[place], within(.01));
        }
      }
    }
  }

  @Test
  void leavesOutWhatThePolicyNeverTakes() {
    // Waiting is masked and never logged; its value is not read.
    var corridor = Corridor.masked();
    var policy = new Fixed(.3, .7, 0);
    var evaluation = evaluation(corridor, policy, 1);
    learn(evaluation, CorridorLog.of(corridor, DISCOUNT, 1, 1), 20_000);
    var exact = exactValues(policy);
    for (var place = 0; place < Corridor.PLACES; place++) {
      assertThat(evaluation.value(corridor.at(place))).isCloseTo(exact[place], within(.01));
    }
  }

  @Test
  void goesOnFromAFileBitForBit() throws IOException {
    var corridor = Corridor.fixed();
    var log = CorridorLog.of(corridor, DISCOUNT, 1, 1, 1);
    var policy = new Fixed(.2, .7, .1);
    var whole = evaluation(corridor, policy, 1);
    learn(whole, log, 301);
    var resumed = evaluation(corridor, policy, 2);
    load(resumed, saved(whole));
    learn(whole, log, 301);
    learn(resumed, log, 301);
    assertThat(saved(resumed)).isEqualTo(saved(whole));

    var other = evaluation(Corridor.candidates(), policy, 1);
    var file = saved(whole);
    assertThatThrownBy(() -> load(other, file)).isInstanceOf(IOException.class);
  }

  private static FittedQEvaluation evaluation(Corridor corridor, Policy policy, long seed) {
    var config =
        new FittedQEvaluationConfig(
            NetworkConfig.DEFAULT.withHidden(corridor.shape().candidates() ? 24 : 16),
            AdamConfig.DEFAULT.withLearningRate(2e-3),
            Loss.MSE,
            32,
            50,
            1);
    return new FittedQEvaluation(corridor.shape(), config, policy, new SplitMix64(seed));
  }

  private static void learn(FittedQEvaluation evaluation, Replay log, int updates) {
    for (var i = 0; i < updates; i++) {
      evaluation.learn(log);
    }
  }

  /** V(s) = Σ_a π(a)(r + γV(s′)), iterated until it stands still. */
  private static double[] exactValues(Fixed policy) {
    var values = new double[Corridor.PLACES + 1];
    for (var iteration = 0; iteration < 2_000; iteration++) {
      for (var place = 0; place < Corridor.PLACES; place++) {
        var sum = 0.0;
        for (var action = 0; action < Corridor.ACTIONS; action++) {
          var next = Corridor.next(place, action);
          sum += policy.of(action) * (next == Corridor.PLACES ? 1 : DISCOUNT * values[next]);
        }
        values[place] = sum;
      }
    }
    return values;
  }

  /** The same probabilities everywhere. */
  private record Fixed(double left, double right, double waiting) implements Policy {

    private double of(int action) {
      return action == 0 ? left : action == 1 ? right : waiting;
    }

    @Override
    public int choose(Observation observation, RandomGenerator random) {
      var uniform = random.nextDouble();
      return uniform < left ? 0 : uniform < left + right ? 1 : 2;
    }

    @Override
    public void probabilities(Observation observation, double[] probabilities) {
      for (var action = 0; action < probabilities.length; action++) {
        probabilities[action] = of(action);
      }
    }
  }
}
