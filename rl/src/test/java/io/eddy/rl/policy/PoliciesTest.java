package io.eddy.rl.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.random.SplitMix64;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesTest {

  private static final PreferenceTable NETWORK = new PreferenceTable(1, 3, 2, 3, 9);
  private static final int DRAWS = 100_000;

  static Stream<Policy> policies() {
    return Stream.of(
        new GreedyPolicy(NETWORK),
        new EpsilonGreedyPolicy(NETWORK, .2),
        new SoftmaxPolicy(NETWORK));
  }

  @Test
  void greedyTakesTheLowestIndexOfEqualActions() {
    assertThat(new GreedyPolicy(NETWORK).choose(observation(1), new SplitMix64(1))).isEqualTo(1);
    assertThat(probabilities(new GreedyPolicy(NETWORK), observation(1)))
        .containsExactly(0, 1, 0, 0, 0);
  }

  @Test
  void epsilonIsSharedByTheActionsThatMayBeTaken() {
    // Four may be taken: .2/4 = .05 each, the best .8 + .05.
    assertThat(probabilities(new EpsilonGreedyPolicy(NETWORK, .2), observation(1)))
        .containsExactly(.05, .8 + .05, .05, .05, 0);
  }

  @Test
  void softmaxIsThatOfThePreferences() {
    var sum = Math.exp(1) + 2 * Math.exp(3) + Math.exp(2);
    var probabilities = probabilities(new SoftmaxPolicy(NETWORK), observation(1));

    assertThat(probabilities[0]).isCloseTo(Math.exp(1) / sum, within(1e-15));
    assertThat(probabilities[1]).isCloseTo(Math.exp(3) / sum, within(1e-15));
    assertThat(probabilities[4]).isEqualTo(0);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void choosesAsOftenAsItsProbabilitiesSay(Policy policy) {
    var observation = observation(1);
    var random = new SplitMix64(7);
    var counts = new int[5];
    for (var i = 0; i < DRAWS; i++) {
      counts[policy.choose(observation, random)]++;
    }
    var probabilities = probabilities(policy, observation);
    for (var action = 0; action < 5; action++) {
      var p = probabilities[action];
      // Five standard errors of a share; a masked action exactly never.
      assertThat((double) counts[action] / DRAWS)
          .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / DRAWS)));
    }
  }

  @Test
  void keepsActingWhenTheNetworkLearns() {
    var network = new PreferenceTable(0, 1);
    var policies =
        Stream.of(
                new GreedyPolicy(network),
                new EpsilonGreedyPolicy(network, .2),
                new SoftmaxPolicy(network))
            .toList();
    network.parameters().values()[0] = 50; // before any of them was asked
    var observation = new Observation(network.shape());
    observation.state()[0] = 1;

    for (var policy : policies) {
      var probabilities = new double[2];
      policy.probabilities(observation, probabilities);
      assertThat(probabilities[1]).isGreaterThan(.5);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void answersManyThreadsAsItAnswersOne(Policy policy) throws Exception {
    var alone =
        IntStream.range(0, 8).mapToObj(i -> probabilities(policy, observation(i - 4))).toList();
    Callable<Void> asker =
        () -> {
          for (var round = 0; round < 2_000; round++) {
            var i = round % 8;
            assertThat(probabilities(policy, observation(i - 4))).isEqualTo(alone.get(i));
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var answer : threads.invokeAll(Collections.nCopies(4, asker))) {
        answer.get();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void allocatesNothingPerChoice(Policy policy) {
    var observation = observation(1);
    var random = new SplitMix64(1);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var thread = Thread.currentThread().threadId();
    var chosen = choices(policy, observation, random, 20_000);
    var before = threads.getThreadAllocatedBytes(thread);
    chosen += choices(policy, observation, random, 10_000);
    var allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(chosen).isPositive();
    assertThat(allocated).isLessThan(10_000); // less than a byte a choice
  }

  private static int choices(Policy policy, Observation observation, SplitMix64 random, int count) {
    var sum = 0;
    for (var i = 0; i < count; i++) {
      sum += policy.choose(observation, random);
    }
    return sum;
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EpsilonGreedyPolicy(NETWORK, 1.5))
        .withMessageContaining("epsilon (1.5)");
  }

  @Test
  void refusesAnObservationWithoutActions() {
    var observation = observation(1);
    for (var action = 0; action < 4; action++) {
      observation.mask(action);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GreedyPolicy(NETWORK).choose(observation, new SplitMix64(1)))
        .withMessageContaining("All 5 actions are masked");
  }

  private static double[] probabilities(Policy policy, Observation observation) {
    var probabilities = new double[5];
    policy.probabilities(observation, probabilities);
    return probabilities;
  }

  /** The last action, the best by its number, is masked. */
  private static Observation observation(float feature) {
    var observation = new Observation(NETWORK.shape());
    observation.state()[0] = feature;
    observation.mask(4);
    return observation;
  }
}
