package io.eddy.rl.slate;

import java.util.random.RandomGenerator;

/**
 * The other side of the agent (Sutton and Barto 2018, §3.1). An environment holds the state of one
 * episode; all its chance comes from the generator it is given, so that a seed reproduces a run.
 */
public interface SlateEnvironment {

  /** Starts an episode and returns its first observation. */
  SlateObservation reset(RandomGenerator random);

  /** Shows a slate and returns what came of it. */
  SlateStep step(Slate slate, RandomGenerator random);
}
