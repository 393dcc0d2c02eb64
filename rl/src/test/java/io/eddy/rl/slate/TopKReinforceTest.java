package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.ActionNetworks;
import io.eddy.rl.value.NetworkConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Top-K REINFORCE against enumeration: catalogues small enough to write every slate down. */
class TopKReinforceTest {

  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final NetworkConfig SMALL =
      new NetworkConfig(List.of(6), Activation.TANH, Initialisation.GLOROT_UNIFORM, 1);

  /** Preferences that are a number of their own for each item: linear in a one-hot row. */
  private static ActionNetwork table(int items, double... preferences) {
    var shape = new ObservationShape(1, items, items);
    var linear = new NetworkConfig(List.of(), Activation.LINEAR, Initialisation.HE, 0);
    var network = ActionNetworks.of(shape, linear, new SplitMix64(1));
    for (var i = 0; i < preferences.length; i++) {
      network.parameters().values()[1 + i] = (float) preferences[i];
    }
    return network;
  }

  private static Observation oneHot(int items) {
    var observation = new Observation(new ObservationShape(1, items, items));
    for (var item = 0; item < items; item++) {
      observation.rows()[item * items + item] = 1;
    }
    return observation;
  }

  private static ObservationBatch repeated(Observation observation, int times) {
    var batch = new ObservationBatch(observation.shape(), times);
    for (var i = 0; i < times; i++) {
      batch.add(observation);
    }
    return batch;
  }

  private static double[] softmax(double[] h) {
    var pi = new double[h.length];
    var sum = 0.0;
    for (var i = 0; i < h.length; i++) {
      pi[i] = Math.exp(h[i]);
      sum += pi[i];
    }
    for (var i = 0; i < h.length; i++) {
      pi[i] /= sum;
    }
    return pi;
  }

  /** E Σ R over the distinct items of k draws with replacement, by writing down all nᵏ of them. */
  private static double enumerated(double[] h, double[] returns, int k) {
    var pi = softmax(h);
    var n = h.length;
    var value = 0.0;
    for (var code = 0; code < Math.pow(n, k); code++) {
      var probability = 1.0;
      var shown = new boolean[n];
      var rest = code;
      for (var draw = 0; draw < k; draw++) {
        probability *= pi[rest % n];
        shown[rest % n] = true;
        rest /= n;
      }
      for (var item = 0; item < n; item++) {
        value += shown[item] ? probability * returns[item] : 0;
      }
    }
    return value;
  }

  @Test
  void expectedGradientIsThatOfTheEnumeratedSlates() {
    double[] h = {.3, -.5, 1.2, 0};
    double[] returns = {1, 3, -.5, 2};
    double[] behaviour = {.4, .1, .2, .3};
    for (var k : new int[] {1, 2, 3, 5}) {
      var network = table(4, h);
      var learner =
          new TopKReinforce(network, new TopKReinforceConfig(k, INFINITE, AdamConfig.DEFAULT));
      // One sample per item, each as often as the log has it: its return carries β·4 of 4 samples.
      var weighted = new double[4];
      for (var item = 0; item < 4; item++) {
        weighted[item] = returns[item] * behaviour[item] * 4;
      }
      learner.addGradient(repeated(oneHot(4), 4), new int[] {0, 1, 2, 3}, behaviour, weighted, 4);

      for (var item = 0; item < 4; item++) {
        var up = h.clone();
        var down = h.clone();
        up[item] += 1e-5;
        down[item] -= 1e-5;
        var slope = (enumerated(up, returns, k) - enumerated(down, returns, k)) / 2e-5;
        assertThat((double) network.parameters().gradient()[1 + item])
            .isCloseTo(-slope, within(2e-6));
      }
    }
  }

  @Test
  void expectedGradientFromLoggedSlatesIsThatOfTheEnumeratedSlates() {
    // The log shows two of three items drawn by β = (.5, .3, .2); an item's sample has the
    // probability that it was shown, 1 − (1 − β)².
    double[] h = {.1, .6, -.4};
    double[] returns = {2, -1, 4};
    double[] beta = {.5, .3, .2};
    var network = table(3, h);
    var learner =
        new TopKReinforce(network, new TopKReinforceConfig(2, INFINITE, AdamConfig.DEFAULT));
    for (var first = 0; first < 3; first++) {
      for (var second = 0; second < 3; second++) {
        var slate = first == second ? new int[] {first} : new int[] {first, second};
        var behaviour = new double[slate.length];
        var weighted = new double[slate.length];
        for (var j = 0; j < slate.length; j++) {
          behaviour[j] = 1 - Math.pow(1 - beta[slate[j]], 2);
          weighted[j] = returns[slate[j]] * beta[first] * beta[second] * slate.length;
        }
        learner.addGradient(
            repeated(oneHot(3), slate.length), slate, behaviour, weighted, slate.length);
      }
    }

    for (var item = 0; item < 3; item++) {
      var up = h.clone();
      var down = h.clone();
      up[item] += 1e-5;
      down[item] -= 1e-5;
      var slope = (enumerated(up, returns, 2) - enumerated(down, returns, 2)) / 2e-5;
      assertThat((double) network.parameters().gradient()[1 + item])
          .isCloseTo(-slope, within(2e-6));
    }
  }

  /** Of six other items, three alike pairs, one of each pair was kept: it counts for both. */
  @Test
  void aSampleOfTheCandidatesStandsForAll() {
    double[] h = {.3, -.5, 1.2, 0};
    var config = new TopKReinforceConfig(3, INFINITE, AdamConfig.DEFAULT);
    var sampled = table(4, h);
    new TopKReinforce(sampled, config)
        .addGradient(
            repeated(oneHot(4), 1),
            new int[] {0},
            new double[] {.2},
            new double[] {2},
            new double[] {.5},
            1);
    var whole = table(7, .3, -.5, -.5, 1.2, 1.2, 0, 0);
    new TopKReinforce(whole, config)
        .addGradient(repeated(oneHot(7), 1), new int[] {0}, new double[] {.2}, new double[] {2}, 1);

    var all = whole.parameters().gradient();
    var some = sampled.parameters().gradient();
    assertThat(some[1]).isCloseTo(all[1], within(1e-6f)).isNotZero();
    for (var pair = 0; pair < 3; pair++) {
      assertThat(some[2 + pair]).isCloseTo(all[2 + 2 * pair] + all[3 + 2 * pair], within(1e-6f));
    }
  }

  @Test
  void sampleByHand() {
    // π = ½ each, β = ¼, K = 3: w = 2, λ = 3·(½)² = ¾, R = 4: 6·(½, −½) downhill.
    var network = table(2, 0, 0);
    var learner =
        new TopKReinforce(network, new TopKReinforceConfig(3, INFINITE, AdamConfig.DEFAULT));
    learner.addGradient(
        repeated(oneHot(2), 1), new int[] {1}, new double[] {.25}, new double[] {4}, 1);

    assertThat(network.parameters().gradient()[1]).isEqualTo(3);
    assertThat(network.parameters().gradient()[2]).isEqualTo(-3);
  }

  @Test
  void samplesWithoutReturnCountThoughTheyAreLeftOut() {
    // As by hand, as one of four samples, of which three earned nothing: a quarter of 3.
    var network = table(2, 0, 0);
    var learner =
        new TopKReinforce(network, new TopKReinforceConfig(3, INFINITE, AdamConfig.DEFAULT));
    learner.addGradient(
        repeated(oneHot(2), 1), new int[] {1}, new double[] {.25}, new double[] {4}, 4);

    assertThat(network.parameters().gradient()[1]).isEqualTo(.75f);
  }

  @Test
  void weightsAreCapped() {
    // As by hand, but w = min(2, 1.5): 4.5·(½, −½).
    var network = table(2, 0, 0);
    var learner = new TopKReinforce(network, new TopKReinforceConfig(3, 1.5, AdamConfig.DEFAULT));
    learner.addGradient(
        repeated(oneHot(2), 1), new int[] {1}, new double[] {.25}, new double[] {4}, 1);

    assertThat(network.parameters().gradient()[1]).isEqualTo(2.25f);
  }

  @Test
  void maskedActionsHaveNoGradient() {
    // Without item 0 the other two have π = ½ each; K = 1, β = ½, R = 1: (0, ½, −½).
    var observation = oneHot(3);
    observation.mask(0);
    var network = table(3, 50, 0, 0);
    var learner =
        new TopKReinforce(network, new TopKReinforceConfig(1, INFINITE, AdamConfig.DEFAULT));
    learner.addGradient(
        repeated(observation, 1), new int[] {2}, new double[] {.5}, new double[] {1}, 1);

    assertThat(network.parameters().gradient()[1]).isZero();
    assertThat(network.parameters().gradient()[2]).isEqualTo(.5f);
    assertThat(network.parameters().gradient()[3]).isEqualTo(-.5f);
  }

  @Test
  void spreadsOverTheBestTwoAsEnumerationSays() {
    // Maximise Σ R(1 − (1−π)²) for R = (10, 9, 1): where π > 0, R(1−π) is one number m. With the
    // first two, m/10 + m/9 = 2 − 1, m = 90/19 > 1, so the third stays out: π = (10/19, 9/19, 0).
    var pi = learned(2);

    assertThat(pi).containsExactly(new double[] {10 / 19.0, 9 / 19.0, 0}, within(2e-3));
  }

  @Test
  void settlesOnTheBestOneWhereSlatesHoldOne() {
    assertThat(learned(1)[0]).isGreaterThan(.99);
  }

  /** Each of three items once with β = ⅓: the mean over the batch is the exact gradient. */
  private static double[] learned(int k) {
    var network = table(3, 0, 0, 0);
    var adam = AdamConfig.DEFAULT.withLearningRate(.01);
    var learner = new TopKReinforce(network, new TopKReinforceConfig(k, 10, adam));
    var third = 1 / 3.0;
    for (var step = 0; step < 4_000; step++) {
      learner.learn(
          repeated(oneHot(3), 3),
          new int[] {0, 1, 2},
          new double[] {third, third, third},
          new double[] {10, 9, 1},
          3);
    }
    return learner.policy().probabilities(seen(oneHot(3)));
  }

  private static SlateObservation seen(Observation observation) {
    var shape = observation.shape();
    return new SlateObservation(
        observation.state().clone(),
        new Candidates(observation.count(), shape.actionWidth(), observation.rows().clone()));
  }

  @Test
  void slatesAreDrawnWithTheProbabilityThatIsLogged() {
    var policy =
        new TopKReinforce(
                table(4, .8, 0, -.3, .2), new TopKReinforceConfig(2, 10, AdamConfig.DEFAULT))
            .policy();
    var random = new SplitMix64(3);
    var draws = 60_000;
    var counts = new HashMap<Slate, Integer>();
    var logged = new HashMap<Slate, Double>();
    for (var n = 0; n < draws; n++) {
      var drawn = policy.choose(seen(oneHot(4)), random);
      counts.merge(drawn.slate(), 1, Integer::sum);
      logged.put(drawn.slate(), Math.exp(drawn.logProbability()));
    }
    var pi = policy.probabilities(seen(oneHot(4)));
    var chiSquare = 0.0;
    var sum = 0.0;
    for (var slate : logged.keySet()) {
      var p = pi[slate.at(0)] * pi[slate.at(1)] / (1 - pi[slate.at(0)]);
      assertThat(logged.get(slate)).isCloseTo(p, within(1e-12));
      chiSquare += Math.pow(counts.getOrDefault(slate, 0) - draws * p, 2) / (draws * p);
      sum += p;
    }
    assertThat(sum).isCloseTo(1, within(1e-12)); // all twelve slates were drawn
    assertThat(chiSquare).isLessThan(31.26); // 11 degrees of freedom, 1 in 1,000
  }

  @Test
  void policyDoesNotFollowLaterLearning() {
    var network = table(2, 0, 0);
    var policy = new TopKReinforce(network, TopKReinforceConfig.DEFAULT).policy();
    network.parameters().values()[1] = 9;

    assertThat(policy.probabilities(seen(oneHot(2)))).containsExactly(.5, .5);
  }

  @Test
  void slateIsNoLongerThanItsCandidates() {
    var policy = new TopKReinforce(table(2, 0, 0), TopKReinforceConfig.DEFAULT).policy();
    assertThat(policy.choose(seen(oneHot(2)), new SplitMix64(1)).slate().size()).isEqualTo(2);
  }

  @Test
  void loadedLearnerGoesOnBitForBit() throws IOException {
    var whole = learner(1);
    teach(whole, 1, 40);
    var first = learner(1);
    teach(first, 1, 20);
    var bytes = new ByteArrayOutputStream();
    first.save(new DataOutputStream(bytes));
    var second = learner(2);
    second.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    teach(second, 21, 20);

    assertThat(saved(second)).isEqualTo(saved(whole));
  }

  private static byte[] saved(TopKReinforce learner) throws IOException {
    var bytes = new ByteArrayOutputStream();
    learner.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static TopKReinforce learner(long seed) {
    var shape = new ObservationShape(1, 5, 5);
    return new TopKReinforce(
        ActionNetworks.of(shape, SMALL, new SplitMix64(seed)), TopKReinforceConfig.DEFAULT);
  }

  private static void teach(TopKReinforce learner, long firstSeed, int steps) {
    for (var step = 0; step < steps; step++) {
      var random = new SplittableRandom(firstSeed + step);
      learner.learn(
          repeated(oneHot(5), 2),
          new int[] {random.nextInt(5), random.nextInt(5)},
          new double[] {.2, .2},
          new double[] {random.nextDouble(), random.nextDouble()},
          2);
    }
  }

  @Test
  void samplesThatCannotBeAreRefused() {
    var learner = new TopKReinforce(table(2, 0, 0), TopKReinforceConfig.DEFAULT);
    var batch = repeated(oneHot(2), 1);
    assertThatThrownBy(
            () -> learner.learn(batch, new int[] {2}, new double[] {1}, new double[] {1}, 1))
        .hasMessage("Action 2 of sample 0 was not available.");
    assertThatThrownBy(
            () -> learner.learn(batch, new int[] {1}, new double[] {0}, new double[] {1}, 1))
        .hasMessage("A sample needs a probability (0.0) in (0, 1] and a finite return (1.0).");
    assertThatThrownBy(() -> new TopKReinforceConfig(0, 1, AdamConfig.DEFAULT))
        .hasMessageContaining("slateSize (0) must be at least 1");
  }
}
