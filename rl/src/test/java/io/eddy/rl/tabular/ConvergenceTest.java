package io.eddy.rl.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.environment.FrozenLake;
import io.eddy.rl.environment.MdpEnvironment;
import io.eddy.rl.environment.Taxi;
import io.eddy.rl.environment.TimeLimited;
import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.exact.FinitePolicy;
import io.eddy.rl.exact.Garnet;
import io.eddy.rl.exact.PolicyEvaluation;
import io.eddy.rl.exact.PolicyIteration;
import io.eddy.rl.exact.Values;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

/** Learners reach the values that the solvers compute. */
class ConvergenceTest {

  private static final double EPSILON = .3;

  /** Actions are missing here and there, and what follows is chance. */
  private static final FiniteMdp GARNET = Garnet.draw(8, 3, 3, new SplitMix64(5));

  private static TabularConfig config(double discount, double epsilon) {
    return new TabularConfig(discount, LearningRate.polynomial(.8), Schedule.constant(epsilon));
  }

  private static double worst(FiniteMdp mdp, Agent agent, Values values, double scale) {
    var policy = (TabularPolicy) agent.policy();
    var worst = 0.0;
    for (var state = 0; state < mdp.states(); state++) {
      for (var action = 0; action < mdp.actions(); action++) {
        if (mdp.available(state, action)) {
          var error = policy.q(state, action) / scale - values.q(state, action);
          worst = Math.max(worst, Math.abs(error));
        }
      }
    }
    return worst;
  }

  /** The policy of an agent as a table. */
  private static FinitePolicy table(FiniteMdp mdp, Agent agent) {
    var policy = (TabularPolicy) agent.policy();
    var best = new int[mdp.states()];
    for (var state = 0; state < mdp.states(); state++) {
      var most = Double.NEGATIVE_INFINITY;
      for (var action = 0; action < mdp.actions(); action++) {
        if (mdp.available(state, action) && policy.q(state, action) > most) {
          best[state] = action;
          most = policy.q(state, action);
        }
      }
    }
    return FinitePolicy.deterministic(mdp, best);
  }

  private static void assertFindsTheOptimum(Agent agent, double scale) {
    new Loop(agent, new MdpEnvironment(GARNET), 1).run(1_000_000);
    var optimal = PolicyIteration.solve(GARNET, .9);
    assertThat(worst(GARNET, agent, optimal.values(), scale)).isLessThan(.05);
    assertThat(PolicyEvaluation.of(GARNET, .9, table(GARNET, agent)).start())
        .isEqualTo(optimal.values().start(), within(1e-9));
  }

  private static void assertFindsTheBestSoftPolicy(Agent agent) {
    new Loop(agent, new MdpEnvironment(GARNET), 1).run(1_000_000);
    var best = PolicyIteration.solve(GARNET.epsilonSoft(EPSILON), .9);
    var values = PolicyEvaluation.of(GARNET, .9, best.policy().epsilonSoft(GARNET, EPSILON));
    assertThat(worst(GARNET, agent, values, 1)).isLessThan(.05);
    // What they find is not the optimum.
    assertThat(worst(GARNET, agent, PolicyIteration.solve(GARNET, .9).values(), 1))
        .isGreaterThan(.15);
  }

  @Test
  void qLearningFindsTheOptimum() {
    assertFindsTheOptimum(new QLearning(8, 3, config(.9, EPSILON), new SplitMix64(2)), 1);
  }

  @Test
  void doubleQLearningFindsTheOptimum() {
    // Its policy shows the sum of two tables.
    assertFindsTheOptimum(new DoubleQLearning(8, 3, config(.9, EPSILON), new SplitMix64(2)), 2);
  }

  @Test
  void dynaFindsTheOptimum() {
    assertFindsTheOptimum(
        new DynaQ(8, 3, new DynaQConfig(config(.9, EPSILON), 2), new SplitMix64(2)), 1);
  }

  @Test
  void sarsaFindsTheBestSoftPolicy() {
    assertFindsTheBestSoftPolicy(new Sarsa(8, 3, config(.9, EPSILON), new SplitMix64(2)));
  }

  @Test
  void expectedSarsaFindsTheBestSoftPolicy() {
    assertFindsTheBestSoftPolicy(new ExpectedSarsa(8, 3, config(.9, EPSILON), new SplitMix64(2)));
  }

  @Test
  void nStepSarsaFindsTheBestSoftPolicy() {
    assertFindsTheBestSoftPolicy(
        new NStepSarsa(8, 3, new NStepSarsaConfig(config(.9, EPSILON), 4), new SplitMix64(2)));
  }

  @Test
  void qLearningCrossesSlipperyIce() {
    var lake = new FrozenLake(FrozenLake.FOUR_BY_FOUR, true);
    // Far horizons need rates that fall slowly: the error shrinks with e^(−(1−γ)·Σα).
    var slow = new TabularConfig(.99, LearningRate.polynomial(.6), Schedule.constant(1));
    var agent = new QLearning(16, 4, slow, new SplitMix64(3));
    new Loop(agent, new TimeLimited(lake, 100), 1).run(3_000_000);

    var optimal = PolicyIteration.solve(lake.mdp(), .99).values();
    assertThat(worst(lake.mdp(), agent, optimal, 1)).isLessThan(.03);
    assertThat(optimal.start()).isEqualTo(.542026, within(5e-7));
    // The greedy policy is the optimal one: 14 of 17 without a limit, .740165 in a hundred steps.
    assertThat(PolicyEvaluation.of(lake.mdp(), 1, table(lake.mdp(), agent)).start())
        .isEqualTo(14 / 17.0, within(1e-9));
    assertThat(PolicyEvaluation.within(100, lake.mdp(), 1, table(lake.mdp(), agent)).start())
        .isEqualTo(.740165, within(5e-7));
  }

  @Test
  void qLearningDrivesATaxi() {
    // Nothing is chance but the starts: with α = 1 every update is exact.
    var taxi = new Taxi();
    var config = new TabularConfig(1, LearningRate.constant(1), Schedule.constant(.3));
    var agent = new QLearning(500, 6, config, new SplitMix64(3));
    new Loop(agent, new TimeLimited(taxi, 200), 1).run(1_000_000);
    assertThat(PolicyEvaluation.of(taxi.mdp(), 1, table(taxi.mdp(), agent)).start())
        .isEqualTo(7.93, within(1e-9));
  }

  @Test
  void planningSpreadsWhatAnEpisodeFound() {
    // Dry ice, α = 1: the first goal teaches Q-learning its last step alone, Dyna-Q the whole way.
    var lake = new FrozenLake(FrozenLake.FOUR_BY_FOUR, false);
    var config = new TabularConfig(.9, LearningRate.constant(1), Schedule.constant(1));
    var direct = new QLearning(16, 4, config, new SplitMix64(6));
    runToTheGoal(direct, lake);
    var known = 0;
    for (var pair = 0; pair < 64; pair++) {
      known += direct.policy().q(pair / 4, pair % 4) > 0 ? 1 : 0;
    }
    assertThat(known).isEqualTo(1);

    var planned = new DynaQ(16, 4, new DynaQConfig(config, 2_000), new SplitMix64(6));
    runToTheGoal(planned, lake);
    var way = PolicyEvaluation.of(lake.mdp(), .9, table(lake.mdp(), planned)).start();
    assertThat(way).isEqualTo(Math.pow(.9, 5), within(1e-12));
  }

  private static void runToTheGoal(Agent agent, FrozenLake lake) {
    var loop = new Loop(agent, lake, 4);
    do {
      loop.runEpisodes(1);
    } while (loop.returns().mean() == 0);
  }
}
