package io.eddy.rl.slate;

import java.util.random.RandomGenerator;

/** A way of acting, π(a|s) (Sutton and Barto 2018, §3.5): it draws, and says how likely the draw was. */
@FunctionalInterface
public interface SlatePolicy {

  /** Draws an action for what is observed. */
  DrawnSlate choose(SlateObservation observation, RandomGenerator random);
}
