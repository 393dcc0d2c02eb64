package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.algorithm.ReinforceConfig.BaselineKind;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.ActionNetworks;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Single updates by hand. Kills: a value after termination or none after truncation; a baseline that
 * takes in its own episode; an entropy bonus of the wrong sign; schedules that go by updates, or by the
 * steps at the end of a rollout; equal draws in several environments; the probability of another
 * environment's action; a ratio upside down.
 */
class PolicyAgentsTest {

  private static final ObservationShape SHAPE = ObservationShape.fixed(3, 3);

  @ParameterizedTest
  @CsvSource({
    "false, false,  1.3", // .5 + .9·2 − 1
    "false, true,   1.3", // the process goes on, unseen
    "true,  false, -0.5", // .5 − 1
  })
  void actorAndCriticLearnFromTheErrorOfOneStep(
      boolean terminated, boolean truncated, double error) {
    var config =
        new ActorCriticConfig(
            Configs.LINEAR, Configs.LINEAR, Configs.STANDING, Configs.STANDING, .9);
    var agent = new ActorCritic(SHAPE, config, new SplitMix64(1));
    Arrays.fill(agent.policyParameters().values(), 0);
    setValues(agent.valueParameters(), 1, 2, 3, 0);

    agent.observe(0, transition(0, 1, .5, 1, terminated, truncated));

    var e = (float) error;
    assertClose(agent.valueParameters().gradient(), -e, 0, 0, -e);
    // −δ(1{a = 1} − ⅓) for the actions of state 0 and for the biases; other states are not touched.
    assertClose(
        agent.policyParameters().gradient(),
        e / 3,
        -2 * e / 3,
        e / 3,
        0,
        0,
        0,
        0,
        0,
        0,
        e / 3,
        -2 * e / 3,
        e / 3);
  }

  @Test
  void truncatedEpisodeCountsWhatItsBaselineExpects() {
    // The baseline's weights are not known here, so its word is taken: an episode cut off after a
    // step
    // of reward .5 teaches what one that ended with .5 + .9·V(s′) teaches.
    var truncated = reinforce(1, BaselineKind.STATE_VALUE);
    var terminated = reinforce(1, BaselineKind.STATE_VALUE);
    var expected = baseline().value(transition(0, 1, 0, 1, true, false).next());
    assertThat(Math.abs(expected)).isGreaterThan(.1);

    truncated.observe(0, transition(0, 1, .5, 1, false, true));
    terminated.observe(0, transition(0, 1, .5 + .9 * expected, 1, true, false));

    assertThat(truncated.policyParameters().gradient())
        .isEqualTo(terminated.policyParameters().gradient());
  }

  /** The same as the agent's own: it is drawn after the policy, from the same seed. */
  private static Baseline baseline() {
    var random = new SplitMix64(1);
    ActionNetworks.of(SHAPE, Configs.LINEAR, random);
    return new StateValueBaseline(SHAPE, Configs.LINEAR, AdamConfig.DEFAULT, random);
  }

  @Test
  void learnsOnlyWhenAllEpisodesEnded() {
    var agent = reinforce(2, BaselineKind.NONE);
    agent.observe(0, transition(0, 1, 1, 1, false, false));
    agent.observe(0, transition(1, 1, 1, 1, true, false));
    agent.observe(0, transition(0, 1, 1, 1, false, false));
    assertThat(agent.policyParameters().gradient()).containsOnly(0);

    agent.observe(0, transition(1, 1, 1, 1, true, false));
    assertThat(agent.policyParameters().gradient()[1]).isNegative();
  }

  @Test
  void otherEpisodesAreTheBaselineOfEach() {
    var episodes = new Episodes(SHAPE);
    for (var end : new boolean[] {false, true, true}) {
      episodes.add(transition(0, 0, 0, 0, end, false), 0);
    }
    double[] returns = {1, 3, 5};

    new Baseline.OtherEpisodes().subtractFrom(episodes, returns);

    assertThat(returns).containsExactly(1 - 5, 3 - 5, 5 - 2); // (1 + 3)/2 = 2
  }

  @Test
  void standardisedNumbersHaveMeanZeroAndDeviationOne() {
    double[] numbers = {1, 2, 3, 77};
    Standardised.standardise(numbers, 3);
    assertThat(numbers[0]).isCloseTo(-1, within(1e-7));
    assertThat(numbers[1]).isEqualTo(0);
    assertThat(numbers[2]).isCloseTo(1, within(1e-7));
    assertThat(numbers[3]).isEqualTo(77);

    double[] equal = {4, 4};
    Standardised.standardise(equal, 2);
    assertThat(equal).containsOnly(0);
  }

  static Stream<Named<Agent>> entropyAlone() {
    var linear = Configs.LINEAR;
    var adam = AdamConfig.DEFAULT.withLearningRate(.05);
    var one = Schedule.constant(1);
    return Stream.of(
        Named.of(
            "a2c",
            new A2c(
                SHAPE,
                new A2cConfig(1, 4, linear, linear, adam, one, 0, 0, .1, 1),
                new SplitMix64(1))),
        Named.of(
            "ppo",
            new Ppo(
                SHAPE,
                new PpoConfig(1, 4, 2, 2, linear, linear, adam, one, 0, 0, one, 0, false, .1, 1),
                new SplitMix64(1))));
  }

  @ParameterizedTest
  @MethodSource("entropyAlone")
  void entropyAloneEvensPreferencesOut(Agent agent) {
    var parameters =
        agent instanceof A2c a2c ? a2c.policyParameters() : ((Ppo) agent).policyParameters();
    var values = agent instanceof A2c a2c ? a2c.valueParameters() : ((Ppo) agent).valueParameters();
    Arrays.fill(values.values(), 0); // with rewards of 0 every advantage is 0
    setValues(parameters, 1, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    for (var step = 0; step < 800; step++) {
      var transition = transition(0, 0, 0, 0, true, false);
      var action = agent.act(0, transition.observation());
      transition.set(action, 0, true, false);
      agent.observe(0, transition);
    }

    var preferences =
        IntStream.range(0, 3)
            .mapToDouble(a -> parameters.values()[a] + parameters.values()[9 + a])
            .toArray();
    assertThat(preferences[0]).isCloseTo(preferences[1], within(.05));
    assertThat(preferences[2]).isCloseTo(preferences[1], within(.05));
  }

  @Test
  void schedulesGoByTheStepsWhenTheRolloutBegan() {
    // Two environments, five steps each: the factor is 1, then ½, then 0.
    var config =
        new A2cConfig(
            2,
            5,
            Configs.LINEAR,
            Configs.LINEAR,
            AdamConfig.DEFAULT,
            Schedule.linear(1, 0, 20),
            .9,
            1,
            0,
            1);
    var agent = new A2c(SmallWorld.fixed().shape(), config, new SplitMix64(1));
    var loop = new Loop(SmallWorld::fixed, 2, 1);

    var moved = new float[3];
    for (var rollout = 0; rollout < 3; rollout++) {
      var before = agent.valueParameters().values().clone();
      loop.run(agent, 10);
      for (var i = 0; i < before.length; i++) {
        moved[rollout] =
            Math.max(moved[rollout], Math.abs(agent.valueParameters().values()[i] - before[i]));
      }
    }

    assertThat(moved[0]).isCloseTo(1e-3f, within(1e-5f)); // Adam's first step is its learning rate
    assertThat(moved[1]).isGreaterThan(1e-4f).isLessThan(6e-4f);
    assertThat(moved[2]).isZero();
  }

  @Test
  void environmentsAreActedInApart() {
    var agent =
        new A2c(SHAPE, Configs.a2c(Configs.LINEAR, Configs.STANDING, 2, 100, 1), new SplitMix64(1));
    Arrays.fill(agent.policyParameters().values(), 0);
    var observation = new Observation(SHAPE);
    var equal = 0;
    for (var step = 0; step < 900; step++) {
      equal += agent.act(0, observation) == agent.act(1, observation) ? 1 : 0;
    }
    assertThat(equal).isBetween(230, 370); // 300 expected, five deviations of √(900·⅓·⅔) = 14
  }

  @Test
  void ratioIsThatOfTheActionOfItsOwnEnvironment() {
    // Acting in all environments before hearing of any: with one's own probability every ratio is
    // 1.
    var config = Configs.ppo(Configs.LINEAR, Configs.STANDING, 2, 1, 1, 2, false);
    var agent = new Ppo(SHAPE, config, new SplitMix64(1));
    setValues(agent.policyParameters(), 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0);
    Arrays.fill(agent.valueParameters().values(), 0);
    int[] taken = {
      agent.act(0, transition(0, 0, 0, 0, true, false).observation()),
      agent.act(1, transition(1, 0, 0, 0, true, false).observation())
    };

    agent.observe(0, transition(0, taken[0], 1, 0, true, false));
    agent.observe(1, transition(1, taken[1], 1, 0, true, false));

    // e²/(e² + 2) = .786986 and 1/(e² + 2) = .106507; the gradient is −½ρÂ(1{a} − π), ρ = Â = 1.
    var p = new double[][] {{.786986, .106507, .106507}, {.106507, .106507, .786986}};
    for (var state = 0; state < 2; state++) {
      for (var action = 0; action < 3; action++) {
        assertThat(agent.policyParameters().gradient()[3 * state + action])
            .isCloseTo(
                (float) (-.5 * ((taken[state] == action ? 1 : 0) - p[state][action])),
                within(1e-5f));
      }
    }
  }

  @Test
  void secondEpochWeighsWithTheRatioToThePolicyThatActed() {
    // One step, Â = 1, two epochs. Adam's first step moves weight and bias of each action by .1:
    // the
    // action taken to .2, the others to −.2. Then π = e^.2/(e^.2 + 2e^−.2) = .427238 for it,
    // .286381
    // for each other, ρ = 3 · .427238 = 1.281714, within a clip of 1.
    var config =
        new PpoConfig(
            1,
            1,
            2,
            1,
            Configs.LINEAR,
            Configs.LINEAR,
            AdamConfig.DEFAULT.withLearningRate(.1),
            Schedule.constant(1),
            .9,
            1,
            Schedule.constant(1),
            0,
            false,
            0,
            1);
    var agent = new Ppo(SHAPE, config, new SplitMix64(1));
    Arrays.fill(agent.policyParameters().values(), 0);
    Arrays.fill(agent.valueParameters().values(), 0);
    var transition = transition(0, 0, 0, 0, true, false);
    var taken = agent.act(0, transition.observation());
    transition.set(taken, 1, true, false);
    agent.observe(0, transition);

    for (var action = 0; action < 3; action++) {
      // −ρ(1{a} − π): −1.281714 · .572762 = −.734117, 1.281714 · .286381 = .367059
      assertThat(agent.policyParameters().gradient()[action])
          .isCloseTo(action == taken ? -.734117f : .367059f, within(1e-5f));
    }
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configs.ppo(Configs.LINEAR, Configs.STANDING, 2, 5, 1, 3, false))
        .withMessage("minibatchSize (3) must divide environments times steps (10).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configs.a2c(Configs.LINEAR, Configs.STANDING, 2, 5, 1.5))
        .withMessage("lambda (1.5) must lie in [0, 1].");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reinforce(0, BaselineKind.NONE))
        .withMessage("episodes (0) must be at least 1.");
  }

  private static Reinforce reinforce(int episodes, BaselineKind baseline) {
    return new Reinforce(
        SHAPE,
        Configs.reinforce(Configs.LINEAR, Configs.STANDING, episodes, baseline, false),
        new SplitMix64(1));
  }

  private static Transition transition(
      int state, int action, double reward, int next, boolean terminated, boolean truncated) {
    var transition = new Transition(SHAPE);
    transition.observation().state()[state] = 1;
    transition.next().state()[next] = 1;
    transition.set(action, reward, terminated, truncated);
    return transition;
  }

  private static void setValues(Parameters parameters, float... values) {
    System.arraycopy(values, 0, parameters.values(), 0, parameters.count());
  }

  private static void assertClose(float[] actual, float... expected) {
    assertThat(actual).hasSize(expected.length);
    for (var i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("coordinate %d", i).isCloseTo(expected[i], within(1e-6f));
    }
  }
}
