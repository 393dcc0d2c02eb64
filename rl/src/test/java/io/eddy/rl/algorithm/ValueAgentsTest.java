package io.eddy.rl.algorithm;

import static io.eddy.rl.algorithm.Files.load;
import static io.eddy.rl.algorithm.Files.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.replay.Allocation;
import io.eddy.rl.replay.PrioritizedReplayConfig;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every agent that learns action values must do. */
class ValueAgentsTest {

  private static final NetworkConfig NETWORK = NetworkConfig.DEFAULT.withHidden(12);

  /** The agents, each in a form that uses all it has. */
  enum Algorithm {
    ONLINE {
      @Override
      Agent agent(ObservationShape shape, long seed) {
        return new OnlineQNetwork(
            shape,
            new OnlineQNetworkConfig(
                NETWORK, AdamConfig.DEFAULT, Loss.MSE, .9, Schedule.linear(1, .1, 300)),
            new SplitMix64(seed));
      }
    },
    WITHOUT_REPLAY {
      @Override
      Agent agent(ObservationShape shape, long seed) {
        return new DqnWithoutReplay(
            shape,
            new DqnWithoutReplayConfig(
                NETWORK,
                AdamConfig.DEFAULT,
                Loss.HUBER,
                .9,
                TargetRule.DOUBLE,
                37,
                1,
                Schedule.linear(1, .1, 300)),
            new SplitMix64(seed));
      }
    },
    DQN {
      @Override
      Agent agent(ObservationShape shape, long seed) {
        return new Dqn(
            shape,
            config(NetworkForm.PLAIN, TargetRule.MAXIMUM, 1, PrioritizedReplayConfig.NONE),
            new SplitMix64(seed));
      }
    },
    RAINBOW_LITE {
      @Override
      Agent agent(ObservationShape shape, long seed) {
        return new Dqn(
            shape,
            config(NetworkForm.DUELING, TargetRule.DOUBLE, 3, PrioritizedReplayConfig.DEFAULT),
            new SplitMix64(seed));
      }
    };

    abstract Agent agent(ObservationShape shape, long seed);

    /** The target moves every 37 updates, so that no file is written just when it does. */
    static DqnConfig config(
        NetworkForm form, TargetRule target, int steps, PrioritizedReplayConfig priorities) {
      return new DqnConfig(
          NETWORK,
          form,
          AdamConfig.DEFAULT.withMaxGradientNorm(10),
          Loss.HUBER,
          .9,
          target,
          steps,
          250,
          priorities,
          8,
          50,
          2,
          1,
          37,
          1,
          Schedule.linear(1, .1, 300),
          1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalSeedsLearnTheSameBitForBit(Algorithm algorithm) throws IOException {
    var first = trained(algorithm, 5);
    assertThat(trained(algorithm, 5)).isEqualTo(first);
    assertThat(trained(algorithm, 6)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromAFileBitForBit(Algorithm algorithm) throws IOException {
    // 701 steps from the middle of an episode to the middle of another.
    for (var corridor : List.of(Corridor.fixed(), Corridor.candidates(), Corridor.masked())) {
      var whole = algorithm.agent(corridor.shape(), 5);
      var steps = new Steps(corridor, 9, new SplitMix64(7));
      steps.take(whole, 701);
      var resumed = algorithm.agent(corridor.shape(), 99);
      load(resumed, saved(whole));
      var wholeSteps = new Steps(copy(corridor), 9, new SplitMix64(8));
      var resumedSteps = new Steps(copy(corridor), 9, new SplitMix64(8));
      wholeSteps.take(whole, 701);
      resumedSteps.take(resumed, 701);

      assertThat(saved(resumed)).isEqualTo(saved(whole));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAFileOfAnotherShape(Algorithm algorithm) throws IOException {
    var file = saved(algorithm.agent(Corridor.fixed().shape(), 1));
    var other = algorithm.agent(Corridor.candidates().shape(), 1);

    assertThatThrownBy(() -> load(other, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("actionWidth=0")
        .hasMessageContaining("actionWidth=3");
  }

  @Test
  void refusesAFileOfAnotherConfiguration() throws IOException {
    var file = saved(Algorithm.DQN.agent(Corridor.fixed().shape(), 1));
    var other = Algorithm.RAINBOW_LITE.agent(Corridor.fixed().shape(), 1);

    assertThatThrownBy(() -> load(other, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("target=MAXIMUM")
        .hasMessageContaining("target=DOUBLE");
  }

  @ParameterizedTest
  @EnumSource
  void neverTakesAMaskedAction(Algorithm algorithm) {
    // The masked corridor throws if somebody waits in it.
    var corridor = Corridor.masked();
    var agent = algorithm.agent(corridor.shape(), 3);
    new Steps(corridor, 9, new SplitMix64(7)).take(agent, 3_000);
    var policy = agent.policy();
    for (var place = 0; place < Corridor.PLACES; place++) {
      assertThat(policy.choose(corridor.at(place), new SplitMix64(1))).isNotEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void exploresEveryActionButMaskedOnes(Algorithm algorithm) {
    // ε is 1 before the first step.
    var corridor = Corridor.fixed();
    var agent = algorithm.agent(corridor.shape(), 3);
    var observation = corridor.at(2);
    observation.mask(0);
    var taken = new int[Corridor.ACTIONS];
    for (var i = 0; i < 1_000; i++) {
      taken[agent.act(0, observation)]++;
    }
    assertThat(taken[0]).isEqualTo(0);
    assertThat(taken[1]).isBetween(420, 580);
  }

  @ParameterizedTest
  @EnumSource
  void allocatesNothingOnceItIsWarm(Algorithm algorithm) {
    for (var corridor : List.of(Corridor.fixed(), Corridor.candidates())) {
      var agent = algorithm.agent(corridor.shape(), 3);
      var steps = new Steps(corridor, 9, new SplitMix64(7));
      steps.take(agent, 3_000);

      assertThat(Allocation.during(() -> steps.take(agent, 2_000))).isLessThan(2_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPolicyDoesNotChangeWhenLearningGoesOn(Algorithm algorithm) {
    var corridor = Corridor.fixed();
    var agent = algorithm.agent(corridor.shape(), 3);
    var before = agent.policy(); // first asked when learning has gone on
    var actions = greedy(agent.policy(), corridor);
    new Steps(Corridor.fixed(), 9, new SplitMix64(7)).take(agent, 6_000);

    assertThat(greedy(before, corridor)).isEqualTo(actions);
    assertThat(greedy(agent.policy(), corridor)).containsExactly(1, 1, 1, 1, 1);
  }

  private static List<Integer> greedy(Policy policy, Corridor corridor) {
    return IntStream.range(0, Corridor.PLACES)
        .mapToObj(place -> policy.choose(corridor.at(place), new SplitMix64(1)))
        .toList();
  }

  private static Corridor copy(Corridor corridor) {
    return corridor.shape().candidates()
        ? Corridor.candidates()
        : corridor.at(0).masked() ? Corridor.masked() : Corridor.fixed();
  }

  private static byte[] trained(Algorithm algorithm, long seed) throws IOException {
    var agent = algorithm.agent(Corridor.fixed().shape(), seed);
    new Steps(Corridor.fixed(), 9, new SplitMix64(7)).take(agent, 700);
    return saved(agent);
  }
}
