package io.eddy.rl.mdp;

import java.util.random.RandomGenerator;

/** A way of acting, π(a|s) (Sutton and Barto 2018, §3.5): it draws, and says how likely the draw was. */
@FunctionalInterface
public interface Policy {

  /** Draws an action for what is observed. */
  Choice choose(Observation observation, RandomGenerator random);
}
