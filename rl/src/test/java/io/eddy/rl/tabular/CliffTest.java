package io.eddy.rl.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.environment.CliffWalking;
import io.eddy.rl.environment.Episode;
import io.eddy.rl.environment.TimeLimited;
import io.eddy.rl.exact.PolicyEvaluation;
import io.eddy.rl.exact.PolicyIteration;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

/** Example 6.6 of the book, with its exact numbers, at ε = .1. */
class CliffTest {

  private static final double OPTIMAL_ONLINE = -45.80;
  private static final double BEST_SOFT_ONLINE = -20.71;

  @Test
  void qLearningWalksAlongTheEdgeAndFalls() {
    // Nothing is chance but exploration: with α = 1 every update is exact.
    var cliff = new CliffWalking(false);
    var config = new TabularConfig(1, LearningRate.constant(1), Schedule.constant(.1));
    var agent = new QLearning(48, 4, config, new SplitMix64(1));
    var loop = new Loop(agent, cliff, 2);
    loop.run(300_000);
    loop.forgetReturns();
    loop.runEpisodes(20_000);

    var optimal = PolicyIteration.solve(cliff.mdp(), 1).values();
    assertThat(agent.policy().q(36, 0)).isEqualTo(-13);
    assertThat(agent.policy().q(36, 0)).isEqualTo(optimal.q(36, 0), within(1e-9));
    assertThat(Episode.play(new TimeLimited(cliff, 100), agent.policy(), new SplitMix64(3)))
        .isEqualTo(new Episode(-13, 13, true));
    var online = loop.returns();
    assertThat(online.mean()).isEqualTo(OPTIMAL_ONLINE, within(3 * Episode.error(online)));
  }

  @Test
  void sarsaKeepsItsDistance() {
    var cliff = new CliffWalking(false);
    var mdp = cliff.mdp();
    var config = new TabularConfig(1, LearningRate.polynomial(.7), Schedule.constant(.1));
    var agent = new Sarsa(48, 4, config, new SplitMix64(1));
    var loop = new Loop(agent, cliff, 2);
    loop.run(4_000_000);
    loop.forgetReturns();
    loop.runEpisodes(20_000);

    var best = PolicyIteration.solve(mdp.epsilonSoft(.1), 1);
    var values = PolicyEvaluation.of(mdp, 1, best.policy().epsilonSoft(mdp, .1));
    assertThat(values.start()).isEqualTo(BEST_SOFT_ONLINE, within(.005));
    assertThat(agent.policy().q(36, 0)).isEqualTo(values.q(36, 0), within(1.0));
    assertThat(Episode.play(new TimeLimited(cliff, 100), agent.policy(), new SplitMix64(3)))
        .isEqualTo(new Episode(-15, 15, false));
    var online = loop.returns();
    // A policy that still learns is at most as good as the best one.
    assertThat(online.mean()).isEqualTo(BEST_SOFT_ONLINE, within(.5 + 3 * Episode.error(online)));
  }
}
