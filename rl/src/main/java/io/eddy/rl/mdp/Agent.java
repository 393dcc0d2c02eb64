package io.eddy.rl.mdp;

import io.eddy.rl.random.Resumable;

/**
 * The learner and decision maker (Sutton and Barto 2018, §3.1): it acts, explores as its algorithm
 * says, and learns from what came of it. One agent may act in several environments at once; they are
 * stepped in turn, always in the same order. All its chance comes from generators of its own.
 *
 * <p>Not safe for threads; what leaves it, a {@link Policy}, is.
 */
public interface Agent extends Resumable {

  /** How many environments it acts in. */
  default int environments() {
    return 1;
  }

  /** Chooses an action in an environment, exploring. */
  int act(int environment, Observation observation);

  /** Hears what came of its action, and learns when its algorithm says so. */
  void observe(int environment, Transition transition);

  /** What it would do now without exploring: a copy that later learning does not change. */
  Policy policy();
}
