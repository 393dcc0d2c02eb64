package io.eddy.rl.mdp;

import java.util.random.RandomGenerator;

/**
 * A way of acting, π(a|s) (Sutton and Barto 2018, §3.5). Immutable and safe for any number of
 * threads; it needs no trainer.
 */
public interface Policy {

  /** Draws an action; a masked one never. */
  int choose(Observation observation, RandomGenerator random);

  /**
   * π(·|s): the probability of each action, exactly 0 for a masked one and behind the last.
   *
   * @param probabilities written; mostActions numbers
   */
  void probabilities(Observation observation, double[] probabilities);
}
