package io.eddy.rl.replay;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.random.Resumable;

/**
 * Transitions that are kept to be learned from again (Lin 1992, "Self-improving reactive agents based
 * on reinforcement learning, planning and teaching"). When it is full, the oldest gives way. Not safe
 * for threads.
 */
public interface ReplayMemory extends TransitionSource, Resumable {

  /** The most transitions that it keeps. */
  int capacity();

  /** Transitions that it keeps now. */
  int size();

  /**
   * Keeps a copy of a transition.
   *
   * @param reward R, summed and discounted where it spans several steps
   * @param discount what the value of next counts in the value of observation: γⁿ after n steps, 0 if
   *     the process terminated
   * @return the transition's handle, for {@link #revise}: 0, 1, 2, …
   */
  long add(Observation observation, int action, double reward, double discount, Observation next);

  /**
   * Adds something to a reward that was kept: news that came late.
   *
   * @return whether the transition is still there; if not, nothing changed
   */
  boolean revise(long handle, double delta);
}
