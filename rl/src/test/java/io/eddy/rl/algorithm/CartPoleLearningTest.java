package io.eddy.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.environment.CartPole;
import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What agents of action values learn on CartPole. The short form learns once; the long one, {@code
 * -Deddy.seeds=20}, as often as it is told.
 */
class CartPoleLearningTest {

  private static final int EPISODES = 1_000;

  /** 20 seeds had a mean of 129 and a deviation of 13 when this was written; none was solved. */
  @Test
  void theClassicConfigurationLearnsButDoesNotSolve() {
    var returns = returns(CartPole.v0(), classic(0), new SplitMix64(0), EPISODES);

    assertThat(mean(returns, EPISODES - 100, EPISODES)).isBetween(129 - 4 * 13.0, 129 + 4 * 13.0);
    assertThat(bestWindow(returns)).isLessThan(CartPole.V0_THRESHOLD);
  }

  /** An earlier implementation had 129.1 over 20 seeds, and a deviation of 12.1 of one seed. */
  @Test
  @EnabledIfSystemProperty(named = "eddy.seeds", matches = "\\d+")
  void theClassicConfigurationReproducesOverSeeds() {
    var seeds = Integer.getInteger("eddy.seeds");
    var sum = 0.0;
    var solved = 0;
    for (var seed = 0; seed < seeds; seed++) {
      var returns = returns(CartPole.v0(), classic(seed), new SplitMix64(1_000 + seed), EPISODES);
      sum += mean(returns, EPISODES - 100, EPISODES);
      solved += bestWindow(returns) >= CartPole.V0_THRESHOLD ? 1 : 0;
    }
    assertThat(sum / seeds).isBetween(117.0, 141.0);
    assertThat(solved).isLessThanOrEqualTo(1);
  }

  @Test
  @EnabledIfSystemProperty(named = "eddy.seeds", matches = "\\d+")
  void doubleDqnSolvesOverSeeds() {
    var seeds = Integer.getInteger("eddy.seeds");
    var solved = 0;
    for (var seed = 0; seed < seeds; seed++) {
      var agent = new Dqn(CartPole.v0().shape(), onV0(DqnConfig.DEFAULT), new SplitMix64(seed));
      var returns = returns(CartPole.v0(), agent, new SplitMix64(1_000 + seed), EPISODES);
      solved += bestWindow(returns) >= CartPole.V0_THRESHOLD ? 1 : 0;
    }
    assertThat(solved).isGreaterThanOrEqualTo(seeds - Math.max(1, seeds / 20));
  }

  /**
   * 50,000 steps; the policy of the best of 50 evaluations, on fresh episodes. When this was written,
   * 37 of 40 runs did: 19 of 20 in one set of runs, 18 of 20 in these. At that rate, 92.5 %, fewer than
   * 16 of 20 are met once or twice in a hundred.
   */
  @Test
  @EnabledIfSystemProperty(named = "eddy.seeds", matches = "\\d+")
  void selectedPoliciesOfDoubleDqnBalanceFor500StepsOverSeeds() {
    var seeds = Integer.getInteger("eddy.seeds");
    var balanced = 0;
    for (var seed = 0; seed < seeds; seed++) {
      var agent = new Dqn(CartPole.v1().shape(), DqnConfig.DEFAULT, new SplitMix64(seed));
      var selected = selected(agent, seed);
      var earned = mean(returns(CartPole.v1(), selected, new SplitMix64(9_000 + seed), 100));
      balanced += earned >= CartPole.V1_THRESHOLD ? 1 : 0;
    }
    assertThat(balanced / (double) seeds).isGreaterThanOrEqualTo(.8);
  }

  /** As double-dqn.yaml has it for this environment. */
  private static DqnConfig onV0(DqnConfig config) {
    return new DqnConfig(
        config.network(),
        config.form(),
        config.optimiser(),
        config.loss(),
        config.discount(),
        config.target(),
        config.steps(),
        20_000,
        config.priorities(),
        config.batchSize(),
        config.learningStarts(),
        2,
        config.gradientSteps(),
        config.targetEvery(),
        config.targetRate(),
        Schedule.linear(1, .02, 10_000),
        config.environments());
  }

  private static Agent classic(long seed) {
    return new OnlineQNetwork(
        CartPole.v0().shape(), OnlineQNetworkConfig.DEFAULT, new SplitMix64(seed));
  }

  private static Policy selected(Agent agent, int seed) {
    var environment = CartPole.v1();
    var random = new SplitMix64(1_000 + seed);
    var transition = new Transition(environment.shape());
    environment.reset(random, transition.observation());
    var best = Double.NEGATIVE_INFINITY;
    var selected = agent.policy();
    for (var step = 1; step <= 50_000; step++) {
      transition.step(environment, agent.act(0, transition.observation()), random);
      agent.observe(0, transition);
      var ended = transition.ended();
      transition.advance();
      if (ended) {
        environment.reset(random, transition.observation());
      }
      if (step % 1_000 == 0) {
        var policy = agent.policy();
        var earned = mean(returns(CartPole.v1(), policy, new SplitMix64(5_000 + seed), 20));
        if (earned >= best) {
          best = earned;
          selected = policy;
        }
      }
    }
    return selected;
  }

  /** Returns of the episodes of an agent that learns. */
  private static List<Double> returns(
      Environment environment, Agent agent, SplitMix64 random, int episodes) {
    var returns = new ArrayList<Double>();
    var transition = new Transition(environment.shape());
    for (var episode = 0; episode < episodes; episode++) {
      environment.reset(random, transition.observation());
      var sum = 0.0;
      do {
        transition.step(environment, agent.act(0, transition.observation()), random);
        agent.observe(0, transition);
        sum += transition.reward();
        transition.advance();
      } while (!transition.ended());
      returns.add(sum);
    }
    return returns;
  }

  private static List<Double> returns(
      Environment environment, Policy policy, SplitMix64 random, int episodes) {
    var returns = new ArrayList<Double>();
    var transition = new Transition(environment.shape());
    for (var episode = 0; episode < episodes; episode++) {
      environment.reset(random, transition.observation());
      var sum = 0.0;
      do {
        transition.step(environment, policy.choose(transition.observation(), random), random);
        sum += transition.reward();
        transition.advance();
      } while (!transition.ended());
      returns.add(sum);
    }
    return returns;
  }

  private static double bestWindow(List<Double> returns) {
    var best = 0.0;
    for (var end = 100; end <= returns.size(); end++) {
      best = Math.max(best, mean(returns, end - 100, end));
    }
    return best;
  }

  private static double mean(List<Double> numbers) {
    return mean(numbers, 0, numbers.size());
  }

  private static double mean(List<Double> numbers, int from, int to) {
    var sum = 0.0;
    for (var i = from; i < to; i++) {
      sum += numbers.get(i);
    }
    return sum / (to - from);
  }
}
