package io.eddy.rl.algorithm;

import static io.eddy.rl.algorithm.Files.load;
import static io.eddy.rl.algorithm.Files.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.Allocation;
import io.eddy.rl.replay.Replay;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConservativeQTest {

  private static final double DISCOUNT = .9;

  @Test
  void isQLearningWithoutConservatism() {
    var corridor = Corridor.fixed();
    var learner = learned(corridor, CorridorLog.of(corridor, DISCOUNT, 1, 1, 1), 0);
    var values = new float[Corridor.ACTIONS];
    for (var place = 0; place < Corridor.PLACES; place++) {
      learner.values(corridor.at(place), values);
      for (var action = 0; action < Corridor.ACTIONS; action++) {
        assertThat((double) values[action])
            .as("q(%d, %d)", place, action)
            .isCloseTo(Corridor.optimalValue(place, action, DISCOUNT), within(.02));
      }
    }
  }

  @Test
  void findsTheExactMinimumOfItsLoss() {
    // Left once, right twice, waiting once in each place, α = .3.
    var corridor = Corridor.fixed();
    var learner = learned(corridor, CorridorLog.of(corridor, DISCOUNT, 1, 2, 1), .3);
    var exact = minimum(new double[] {.25, .5, .25}, .3);
    var values = new float[Corridor.ACTIONS];
    for (var place = 0; place < Corridor.PLACES; place++) {
      learner.values(corridor.at(place), values);
      for (var action = 0; action < Corridor.ACTIONS; action++) {
        assertThat((double) values[action])
            .as("q(%d, %d)", place, action)
            .isCloseTo(exact[place][action], within(.03));
      }
    }
  }

  @Test
  void staysWithWhatWasLoggedWhereQLearningBelievesInWhatWasNot() {
    // Waiting was never tried, so that Q-learning leaves its value as the weights were drawn;
    // conservatism presses it below the others.
    var corridor = Corridor.fixed();
    var log = CorridorLog.of(corridor, DISCOUNT, 1, 1, 0);
    var learner = learned(corridor, log, 1);
    var values = new float[Corridor.ACTIONS];
    var policy = learner.policy();
    for (var place = 0; place < Corridor.PLACES; place++) {
      learner.values(corridor.at(place), values);
      assertThat(values[2]).isLessThan(Math.min(values[0], values[1]) - 1);
      assertThat(policy.choose(corridor.at(place), new SplitMix64(1))).isEqualTo(1);
    }
  }

  @Test
  void doesNotPressOnMaskedActions() {
    // Where waiting is masked, the exact minimum over two actions logged alike.
    var corridor = Corridor.masked();
    var learner = learned(corridor, CorridorLog.of(corridor, DISCOUNT, 1, 1), .3);
    var exact = minimum(new double[] {.5, .5}, .3);
    var values = new float[Corridor.ACTIONS];
    for (var place = 0; place < Corridor.PLACES; place++) {
      learner.values(corridor.at(place), values);
      assertThat((double) values[0]).isCloseTo(exact[place][0], within(.03));
      assertThat((double) values[1]).isCloseTo(exact[place][1], within(.03));
    }
  }

  @Test
  void goesOnFromAFileBitForBit() throws IOException {
    var corridor = Corridor.candidates();
    var log = CorridorLog.of(corridor, DISCOUNT, 1, 2, 1);
    var whole = new ConservativeQ(corridor.shape(), config(1), new SplitMix64(1));
    learn(whole, log, 301);
    var resumed = new ConservativeQ(corridor.shape(), config(1), new SplitMix64(2));
    load(resumed, saved(whole));
    learn(whole, log, 301);
    learn(resumed, log, 301);
    assertThat(saved(resumed)).isEqualTo(saved(whole));

    var other = new ConservativeQ(corridor.shape(), config(2), new SplitMix64(1));
    var file = saved(whole);
    assertThatThrownBy(() -> load(other, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("conservatism=1.0");
  }

  @Test
  void allocatesNothingOnceItIsWarm() {
    var corridor = Corridor.fixed();
    var log = CorridorLog.of(corridor, DISCOUNT, 1, 1, 1);
    var learner = new ConservativeQ(corridor.shape(), config(1), new SplitMix64(1));
    learn(learner, log, 1_000);

    assertThat(Allocation.during(() -> learn(learner, log, 1_000))).isLessThan(2_000);
  }

  @Test
  void refusesNegativeConservatism() {
    assertThatThrownBy(() -> config(-1)).hasMessageContaining("conservatism (-1.0)");
  }

  private static ConservativeQ learned(Corridor corridor, Replay log, double conservatism) {
    var learner = new ConservativeQ(corridor.shape(), config(conservatism), new SplitMix64(1));
    learn(learner, log, 20_000);
    return learner;
  }

  private static void learn(ConservativeQ learner, Replay log, int updates) {
    for (var i = 0; i < updates; i++) {
      learner.learn(log);
    }
  }

  private static ConservativeQConfig config(double conservatism) {
    return new ConservativeQConfig(
        NetworkConfig.DEFAULT.withHidden(),
        NetworkForm.PLAIN,
        AdamConfig.DEFAULT.withLearningRate(2e-3),
        Loss.MSE,
        TargetRule.DOUBLE,
        conservatism,
        64,
        100,
        1);
  }

  /**
   * Where the gradient 2p(q − y) + α(softmax q − p) of every place and action is 0 and y = r + γ max
   * q, found by plain descent in double.
   *
   * @param shares p: how often each action was logged
   */
  private static double[][] minimum(double[] shares, double conservatism) {
    var q = new double[Corridor.PLACES + 1][shares.length];
    for (var iteration = 0; iteration < 20_000; iteration++) {
      for (var place = 0; place < Corridor.PLACES; place++) {
        var sum = 0.0;
        for (var value : q[place]) {
          sum += Math.exp(value);
        }
        var softmax = new double[shares.length];
        for (var action = 0; action < shares.length; action++) {
          softmax[action] = Math.exp(q[place][action]) / sum;
        }
        for (var action = 0; action < shares.length; action++) {
          var next = Corridor.next(place, action);
          var y = next == Corridor.PLACES ? 1 : DISCOUNT * largest(q[next]);
          var p = shares[action];
          q[place][action] -=
              .05 * (2 * p * (q[place][action] - y) + conservatism * (softmax[action] - p));
        }
      }
    }
    return q;
  }

  private static double largest(double[] numbers) {
    var largest = numbers[0];
    for (var number : numbers) {
      largest = Math.max(largest, number);
    }
    return largest;
  }
}
