package io.eddy.rl.environment;

import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.mdp.Environment;

/**
 * An environment with n states, of which the observation holds the index alone: one number, 0 … n − 1,
 * exact in a float below 2²⁴.
 */
public interface FiniteEnvironment extends Environment {

  /** Number of states. */
  int states();

  /** The process that it steps through. */
  FiniteMdp mdp();
}
