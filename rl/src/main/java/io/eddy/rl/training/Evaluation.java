package io.eddy.rl.training;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.random.SplitMix64;

/**
 * Episodes on which a policy is measured: apart from training, without learning, with a generator of
 * their own each. The same seed gives the same episodes to every policy.
 *
 * @param seed of all episodes
 * @param episodes how many, at least 1
 */
record Evaluation(Task task, long seed, int episodes) {

  /** Mean return of a policy, not discounted. */
  double meanReturn(Policy policy) {
    var environment = task.environments().get();
    var observation = new Observation(environment.shape());
    var seeds = new SplitMix64(seed);
    var total = 0.0;
    for (var episode = 0; episode < episodes; episode++) {
      var random = seeds.split();
      var choices = random.split();
      environment.reset(random, observation);
      do {
        total += environment.step(policy.choose(observation, choices), random, observation);
      } while (!environment.terminated() && !environment.truncated());
    }
    return total / episodes;
  }
}
