package io.eddy.rl.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.environment.Allocation;
import io.eddy.rl.environment.MdpEnvironment;
import io.eddy.rl.environment.TimeLimited;
import io.eddy.rl.exact.Garnet;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import java.io.IOException;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every learner with a table must keep. */
class LearnersTest {

  private static final int STATES = 12;
  private static final int ACTIONS = 4;
  private static final TabularConfig CONFIG =
      new TabularConfig(.95, LearningRate.polynomial(.6), Schedule.linear(1, .1, 3_000));

  /**
   * A learner by its seed.
   *
   * @param name of the algorithm
   */
  record Learner(String name, LongFunction<Agent> of) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Learner> learners() {
    return Stream.of(
        new Learner(
            "QLearning", seed -> new QLearning(STATES, ACTIONS, CONFIG, new SplitMix64(seed))),
        new Learner("Sarsa", seed -> new Sarsa(STATES, ACTIONS, CONFIG, new SplitMix64(seed))),
        new Learner(
            "ExpectedSarsa",
            seed -> new ExpectedSarsa(STATES, ACTIONS, CONFIG, new SplitMix64(seed))),
        new Learner(
            "DoubleQLearning",
            seed -> new DoubleQLearning(STATES, ACTIONS, CONFIG, new SplitMix64(seed))),
        new Learner(
            "NStepSarsa",
            seed ->
                new NStepSarsa(
                    STATES, ACTIONS, new NStepSarsaConfig(CONFIG, 3), new SplitMix64(seed))),
        new Learner(
            "DynaQ",
            seed -> new DynaQ(STATES, ACTIONS, new DynaQConfig(CONFIG, 3), new SplitMix64(seed))));
  }

  /** Episodes end, are cut, and lack actions here and there. */
  private static Environment environment() {
    return new TimeLimited(
        new MdpEnvironment(Garnet.draw(STATES, ACTIONS, 3, new SplitMix64(9))), 20);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void goesOnBitForBitFromWhatWasSaved(Learner learner) throws IOException {
    // Cut at several places, so that plans and waiting steps are saved, too.
    for (var cut = 5_000; cut < 5_010; cut++) {
      var whole = new Loop(learner.of().apply(1), environment(), 2);
      whole.run(cut);
      var half = new Loop(learner.of().apply(77), environment(), 78);
      half.load(whole.saved(), whole);
      whole.run(5_000);
      half.run(5_000);
      assertThat(half.saved()).isEqualTo(whole.saved());
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aSeedReproducesIt(Learner learner) throws IOException {
    var one = new Loop(learner.of().apply(1), environment(), 2);
    var same = new Loop(learner.of().apply(1), environment(), 2);
    var other = new Loop(learner.of().apply(3), environment(), 2);
    one.run(2_000);
    same.run(2_000);
    other.run(2_000);
    assertThat(same.saved()).isEqualTo(one.saved());
    assertThat(other.saved()).isNotEqualTo(one.saved());
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aPolicyStaysAsItWas(Learner learner) {
    var agent = learner.of().apply(1);
    var loop = new Loop(agent, environment(), 2);
    loop.run(1_000);
    var policy = (TabularPolicy) agent.policy();
    var before = policy.q(0, 0);
    loop.run(1_000);
    assertThat(policy.q(0, 0)).isEqualTo(before).isNotZero();
    assertThat(((TabularPolicy) agent.policy()).q(0, 0)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void neverTakesWhatIsMaskedAndAllocatesNothing(Learner learner) {
    // The loop throws when a masked action is taken. It allocates one mean per episode itself, so
    // the agent has an environment without an end.
    var loop =
        new Loop(
            learner.of().apply(1),
            new MdpEnvironment(Endless.of(Garnet.draw(STATES, ACTIONS, 3, new SplitMix64(9)))),
            2);
    loop.run(50_000);
    assertThat(Allocation.bytes(() -> loop.run(3_000))).isZero();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void refusesWhatAnotherOneSaved(Learner learner) throws IOException {
    var loop = new Loop(learner.of().apply(1), environment(), 2);
    var other =
        new Loop(
            new QLearning(STATES, ACTIONS, TabularConfig.DEFAULT, new SplitMix64(1)),
            environment(),
            2);
    var saved = other.saved();
    assertThatThrownBy(() -> loop.load(saved, other))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("What was saved is of QLearning TabularConfig[discount=0.99,");
  }

  @Test
  void refusesTablesOfAnotherSize() throws IOException {
    var environment = environment();
    var one = new Loop(new QLearning(STATES, ACTIONS, CONFIG, new SplitMix64(1)), environment, 2);
    var other =
        new Loop(new QLearning(STATES + 1, ACTIONS, CONFIG, new SplitMix64(1)), environment, 2);
    var saved = other.saved();
    assertThatThrownBy(() -> one.load(saved, other))
        .isInstanceOf(IOException.class)
        .hasMessage("The table that was saved has 13 states and 4 actions, this one 12 and 4.");
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(
            () -> new TabularConfig(1.5, LearningRate.constant(.1), Schedule.constant(0)))
        .hasMessage("The discount (1.5) must be in [0, 1].");
    assertThatThrownBy(() -> new TabularConfig(1, LearningRate.constant(.1), Schedule.constant(2)))
        .hasMessage("The exploration (2.0) must be in [0, 1].");
    assertThatThrownBy(() -> LearningRate.constant(0))
        .hasMessage("The learning rate (0.0) must be in (0, 1].");
    assertThatThrownBy(() -> LearningRate.polynomial(.5))
        .hasMessage("The omega (0.5) must be in (0.5, 1], or nothing converges.");
    assertThatThrownBy(() -> new NStepSarsaConfig(CONFIG, 0))
        .hasMessage("The number of steps (0) must be positive; 1 is SARSA.");
    assertThatThrownBy(() -> new DynaQConfig(CONFIG, -1))
        .hasMessage("The planningSteps (-1) can't be negative; 0 is Q-learning.");
  }
}
