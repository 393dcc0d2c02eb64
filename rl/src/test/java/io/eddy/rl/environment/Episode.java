package io.eddy.rl.environment;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.statistics.RunningMean;
import java.util.random.RandomGenerator;

/**
 * What an episode came to.
 *
 * @param sum the return, without discount
 * @param steps its length
 * @param reachedGoal as the environment says
 */
public record Episode(double sum, int steps, boolean reachedGoal) {

  /** Plays one episode to its end. */
  public static Episode play(Environment environment, Policy policy, RandomGenerator random) {
    var transition = new Transition(environment.shape());
    environment.reset(random, transition.observation());
    var sum = 0.0;
    for (var steps = 1; ; steps++) {
      transition.step(environment, policy.choose(transition.observation(), random), random);
      sum += transition.reward();
      if (transition.ended()) {
        return new Episode(sum, steps, environment.reachedGoal());
      }
      transition.advance();
    }
  }

  /** The return of many episodes. */
  public static RunningMean returns(
      Environment environment, Policy policy, int episodes, RandomGenerator random) {
    var mean = RunningMean.EMPTY;
    for (var episode = 0; episode < episodes; episode++) {
      mean = mean.after(play(environment, policy, random).sum());
    }
    return mean;
  }

  /** The standard error of a mean. */
  public static double error(RunningMean mean) {
    return Math.sqrt(mean.variance() / mean.count());
  }
}
