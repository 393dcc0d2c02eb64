package io.eddy.rl.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

/** Single updates against hand calculation: two actions, α = ½, γ = .9 unless said. */
class UpdateTest {

  private static final ObservationShape SHAPE = ObservationShape.fixed(1, 2);
  private static final TabularConfig GREEDY = config(.9, 0);

  private static TabularConfig config(double discount, double epsilon) {
    return new TabularConfig(discount, LearningRate.constant(.5), Schedule.constant(epsilon));
  }

  private static Transition transition(int state, int action, double reward, int next) {
    var transition = new Transition(SHAPE);
    transition.observation().state()[0] = state;
    transition.next().state()[0] = next;
    transition.set(action, reward, false, false);
    return transition;
  }

  /** Ends with a state that is worth something, which must not count. */
  private static Transition terminated(int state, int action, double reward) {
    var transition = transition(state, action, reward, 1);
    transition.set(action, reward, true, false);
    return transition;
  }

  private static Transition truncated(int state, int action, double reward, int next) {
    var transition = transition(state, action, reward, next);
    transition.set(action, reward, false, true);
    return transition;
  }

  private static Observation at(int state) {
    var observation = new Observation(SHAPE);
    observation.state()[0] = state;
    return observation;
  }

  private static double q(Agent agent, int state, int action) {
    return ((TabularPolicy) agent.policy()).q(state, action);
  }

  @Test
  void qLearningTakesTheBestNextAction() {
    var agent = new QLearning(3, 2, GREEDY, new SplitMix64(1));
    agent.observe(0, terminated(1, 0, 2)); // Q(1,0) = ½·2 = 1
    agent.observe(0, terminated(1, 1, 4)); // Q(1,1) = ½·4 = 2
    agent.observe(0, transition(0, 0, 1, 1)); // Q(0,0) = ½(1 + .9·2) = 1.4
    assertThat(q(agent, 1, 0)).isEqualTo(1);
    assertThat(q(agent, 0, 0)).isEqualTo(1.4, within(1e-15));
    agent.observe(0, truncated(0, 0, 1, 1)); // 1.4 + ½(2.8 − 1.4) = 2.1
    assertThat(q(agent, 0, 0)).isEqualTo(2.1, within(1e-15));
    agent.observe(0, terminated(0, 0, 1)); // 2.1 + ½(1 − 2.1) = 1.55
    assertThat(q(agent, 0, 0)).isEqualTo(1.55, within(1e-15));
  }

  @Test
  void qLearningDoesNotHopeForMaskedActions() {
    var agent = new QLearning(3, 2, GREEDY, new SplitMix64(1));
    agent.observe(0, terminated(1, 0, 2));
    agent.observe(0, terminated(1, 1, 4));
    var masked = transition(0, 0, 1, 1);
    masked.next().mask(1);
    agent.observe(0, masked); // ½(1 + .9·1)
    assertThat(q(agent, 0, 0)).isEqualTo(.95, within(1e-15));
    var observation = at(1);
    assertThat(agent.act(0, observation)).isEqualTo(1);
    observation.mask(1);
    assertThat(agent.act(0, observation)).isZero();
    assertThat(agent.policy().choose(observation, new SplitMix64(1))).isZero();
  }

  @Test
  void learningRatesFallByTheUpdatesOfTheirEntry() {
    // 1/n: the mean of the targets of each entry.
    var config = new TabularConfig(.9, LearningRate.polynomial(1), Schedule.constant(0));
    var agent = new QLearning(3, 2, config, new SplitMix64(1));
    agent.observe(0, terminated(0, 0, 1));
    agent.observe(0, terminated(0, 1, 7));
    agent.observe(0, terminated(0, 0, 2));
    agent.observe(0, terminated(0, 0, 6));
    assertThat(q(agent, 0, 0)).isEqualTo(3, within(1e-15));
    assertThat(q(agent, 0, 1)).isEqualTo(7);
  }

  @Test
  void expectedSarsaTakesTheMeanOfItsPolicy() {
    // ε = .4: .8 of the best and .2 of the other.
    var agent = new ExpectedSarsa(3, 2, config(.9, .4), new SplitMix64(1));
    agent.observe(0, terminated(1, 0, 2));
    agent.observe(0, terminated(1, 1, 4));
    agent.observe(0, transition(0, 0, 1, 1)); // ½(1 + .9(.8·2 + .2·1)) = ½·2.62
    assertThat(q(agent, 0, 0)).isEqualTo(1.31, within(1e-15));
    agent.observe(0, terminated(0, 1, 1));
    assertThat(q(agent, 0, 1)).isEqualTo(.5);
    var masked = transition(2, 0, 0, 1);
    masked.next().mask(1);
    agent.observe(0, masked); // one action is left: ½·.9·1
    assertThat(q(agent, 2, 0)).isEqualTo(.45, within(1e-15));
  }

  @Test
  void sarsaTakesTheActionThatItLearnedFrom() {
    // ε = 1: the next action is a coin. Q(1,0) = 1 and Q(1,1) = 2 say which one was used.
    var used = new int[2];
    for (var seed = 0; seed < 100; seed++) {
      var agent = new Sarsa(3, 2, config(.9, 1), new SplitMix64(seed));
      agent.observe(0, terminated(1, 0, 2));
      agent.observe(0, terminated(1, 1, 4));
      agent.observe(0, transition(0, 0, 1, 1));
      var next = agent.act(0, at(1));
      used[next]++;
      assertThat(q(agent, 0, 0)).isEqualTo(.5 * (1 + .9 * (next + 1)), within(1e-15));
      assertThat(agent.act(0, at(1))).isEqualTo(next);
    }
    assertThat(used[0]).isBetween(30, 70);
  }

  @Test
  void sarsaForgetsItsPlanAtTheEndOfAnEpisode() {
    var agent = new Sarsa(3, 2, GREEDY, new SplitMix64(1));
    agent.observe(0, terminated(1, 1, 4));
    agent.observe(0, truncated(0, 0, 1, 1)); // bootstraps from Q(1,1) = 2: ½(1 + 1.8)
    assertThat(q(agent, 0, 0)).isEqualTo(1.4, within(1e-15));
    assertThat(agent.act(0, at(0))).isZero();
    agent.observe(0, transition(2, 0, 0, 1)); // plans action 1 in state 1
    assertThat(agent.act(0, at(1))).isEqualTo(1);
    agent.observe(0, terminated(1, 1, 4));
    assertThat(agent.act(0, at(0))).isZero();
  }

  @Test
  void nStepSarsaSeesThreeRewards() {
    var agent = new NStepSarsa(5, 2, new NStepSarsaConfig(GREEDY, 3), new SplitMix64(1));
    agent.observe(0, terminated(3, 0, 4)); // Q(3,0) = 2
    agent.observe(0, transition(0, 0, 1, 1));
    agent.observe(0, transition(1, 0, 2, 2));
    assertThat(q(agent, 0, 0)).isZero();
    agent.observe(0, transition(2, 0, 3, 3)); // ½(1 + .9·2 + .81·3 + .729·2) = ½·6.688
    assertThat(q(agent, 0, 0)).isEqualTo(3.344, within(1e-12));
    assertThat(q(agent, 1, 0)).isZero();
    agent.observe(0, terminated(3, 0, 5));
    // ½(2 + .9·3 + .81·5) = 4.375; ½(3 + .9·5) = 3.75; 2 + ½(5 − 2) = 3.5
    assertThat(q(agent, 1, 0)).isEqualTo(4.375, within(1e-12));
    assertThat(q(agent, 2, 0)).isEqualTo(3.75, within(1e-12));
    assertThat(q(agent, 3, 0)).isEqualTo(3.5, within(1e-12));
  }

  @Test
  void nStepSarsaBootstrapsWhereItsEpisodeIsCut() {
    var agent = new NStepSarsa(5, 2, new NStepSarsaConfig(GREEDY, 3), new SplitMix64(1));
    agent.observe(0, terminated(3, 0, 4)); // Q(3,0) = 2
    agent.observe(0, transition(0, 0, 1, 1));
    agent.observe(0, truncated(1, 0, 2, 3));
    // ½(1 + .9·2 + .81·2) = 2.21; ½(2 + .9·2) = 1.9
    assertThat(q(agent, 0, 0)).isEqualTo(2.21, within(1e-12));
    assertThat(q(agent, 1, 0)).isEqualTo(1.9, within(1e-12));
    // Nothing of that episode waits any longer.
    agent.observe(0, terminated(4, 0, 6));
    assertThat(q(agent, 4, 0)).isEqualTo(3);
    assertThat(q(agent, 1, 0)).isEqualTo(1.9, within(1e-12));
  }

  @Test
  void oneStepSarsaIsSarsa() {
    var one = new NStepSarsa(3, 2, new NStepSarsaConfig(config(.9, .5), 1), new SplitMix64(7));
    var sarsa = new Sarsa(3, 2, config(.9, .5), new SplitMix64(7));
    var random = new SplitMix64(8);
    for (var step = 0; step < 1_000; step++) {
      var action = sarsa.act(0, at(step % 2));
      assertThat(one.act(0, at(step % 2))).isEqualTo(action);
      var transition = transition(step % 2, action, random.nextInt(5), (step + 1) % 2);
      if (random.nextInt(7) == 0) {
        transition.set(action, 1, random.nextBoolean(), true);
      }
      one.observe(0, transition);
      sarsa.observe(0, transition);
    }
    for (var state = 0; state < 2; state++) {
      assertThat(q(one, state, 0)).isEqualTo(q(sarsa, state, 0)).isNotZero();
      assertThat(q(one, state, 1)).isEqualTo(q(sarsa, state, 1)).isNotZero();
    }
  }

  @Test
  void doubleQLearningValuesByTheOtherTable() {
    // The first lesson makes Q(1,1) = 1 in one table. The lesson of state 0 must not see it: if it
    // moves that table, the other one values action 1 with 0; if it moves the other one, that one
    // chooses action 0, which is worth 0 in both. Q-learning would have .5(1 + .9·1) = .95.
    var same = 0;
    for (var seed = 0; seed < 100; seed++) {
      var agent = new DoubleQLearning(3, 2, GREEDY, new SplitMix64(seed));
      agent.observe(0, terminated(1, 1, 2));
      agent.observe(0, transition(0, 0, 1, 1));
      assertThat(q(agent, 1, 1)).isEqualTo(1);
      assertThat(q(agent, 0, 0)).isEqualTo(.5);
      agent.observe(0, terminated(1, 1, 2));
      same += q(agent, 1, 1) == 1.5 ? 1 : 0; // 1 + .5(2 − 1) in one table, or 1 in each
    }
    assertThat(same).isBetween(30, 70);
  }

  @Test
  void doubleQLearningUsesWhatBothTablesKnow() {
    var agent = new DoubleQLearning(3, 2, GREEDY, new SplitMix64(1));
    for (var lesson = 0; lesson < 200; lesson++) {
      agent.observe(0, terminated(1, 1, 2));
    }
    for (var lesson = 0; lesson < 200; lesson++) {
      agent.observe(0, lesson % 2 == 0 ? transition(0, 0, 1, 1) : truncated(0, 0, 1, 1));
    }
    // Both tables: Q(1,1) = 2 and Q(0,0) = 1 + .9·2; the policy shows their sum.
    assertThat(q(agent, 1, 1)).isEqualTo(4, within(1e-9));
    assertThat(q(agent, 0, 0)).isEqualTo(5.6, within(1e-9));
    assertThat(agent.act(0, at(1))).isEqualTo(1);
  }

  @Test
  void dynaPlansWithWhatItRemembers() {
    // α = 1. State 0 leads to 1, and 1 to the end with reward 5; 0 is learned first, so that only
    // planning can tell it.
    var config =
        new DynaQConfig(new TabularConfig(.9, LearningRate.constant(1), Schedule.constant(0)), 50);
    var agent = new DynaQ(3, 2, config, new SplitMix64(1));
    agent.observe(0, transition(0, 1, 1, 1));
    assertThat(q(agent, 0, 1)).isEqualTo(1);
    agent.observe(0, terminated(1, 0, 5));
    assertThat(q(agent, 1, 0)).isEqualTo(5);
    // 50 plans miss one of two pairs with probability 2⁻⁵⁰.
    assertThat(q(agent, 0, 1)).isEqualTo(1 + .9 * 5);
    assertThat(q(agent, 0, 0)).isZero();
  }

  @Test
  void dynaDoesNotHopeForWhatWasMaskedWhenItsStateWasLastSeen() {
    // α = 1. State 1 offered both actions once; when 0 leads there again, action 1 is masked.
    var config =
        new DynaQConfig(new TabularConfig(.9, LearningRate.constant(1), Schedule.constant(0)), 100);
    var agent = new DynaQ(3, 2, config, new SplitMix64(1));
    agent.observe(0, terminated(1, 0, 2));
    agent.observe(0, terminated(1, 1, 4));
    agent.observe(0, transition(0, 0, 1, 1));
    assertThat(q(agent, 0, 0)).isEqualTo(1 + .9 * 4);
    var masked = transition(0, 0, 1, 1);
    masked.next().mask(1);
    agent.observe(0, masked);
    // 100 plans miss one of three pairs with probability (2/3)¹⁰⁰ = 2e-18.
    assertThat(q(agent, 0, 0)).isEqualTo(1 + .9 * 2);
  }

  @Test
  void dynaPlansWithTheMeanReward() {
    // Rewards 0 and 6 of one transition: 3 in the mean. α = 1: the last plan stands.
    var config =
        new DynaQConfig(new TabularConfig(.9, LearningRate.constant(1), Schedule.constant(0)), 50);
    var agent = new DynaQ(3, 2, config, new SplitMix64(1));
    agent.observe(0, terminated(0, 0, 0));
    agent.observe(0, terminated(0, 0, 6));
    assertThat(q(agent, 0, 0)).isEqualTo(3);
  }

  @Test
  void dynaPlansWithWhatIsLikely() {
    // Three of four times the reward is 0, once 8 at the end: the mean is 2. α = 1/n.
    var config =
        new DynaQConfig(
            new TabularConfig(.9, LearningRate.polynomial(1), Schedule.constant(0)), 1_000);
    var agent = new DynaQ(3, 2, config, new SplitMix64(1));
    for (var lesson = 0; lesson < 400; lesson++) {
      if (lesson % 4 == 0) {
        agent.observe(0, terminated(0, 0, 8));
      } else {
        agent.observe(0, transition(0, 0, 0, 1));
      }
    }
    // 400,400 targets; their spread is 3.5, the error .006; early plans saw another model.
    assertThat(q(agent, 0, 0)).isEqualTo(2, within(.1));
  }
}
