package io.eddy.rl.training;

import io.eddy.rl.mdp.Environment;

/**
 * An environment that can be trained in by its name; found by {@link java.util.ServiceLoader} in any
 * jar on the class path or named to the command line.
 */
public interface EnvironmentProvider {

  /** Its name, in lower case with hyphens. */
  String name();

  /** Makes an environment whose episodes last as long as the process does. */
  Environment environment();

  /** Steps after which an episode is truncated. */
  int stepLimit();

  /** Mean return of 100 episodes that counts as solved; NaN if there is none. */
  default double threshold() {
    return Double.NaN;
  }

  /** Whether an episode reached the goal; see {@link Task.Success}. */
  default boolean success(double episodeReturn, boolean reachedGoal) {
    return reachedGoal;
  }

  /** The algorithm that learns it if none is asked for. */
  String algorithm();

  /** How long that takes. */
  Limit limit();
}
