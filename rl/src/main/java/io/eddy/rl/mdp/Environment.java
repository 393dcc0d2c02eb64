package io.eddy.rl.mdp;

import io.eddy.rl.random.Resumable;
import java.util.random.RandomGenerator;

/**
 * The other side of the agent (Sutton and Barto 2018, §3.1). An environment holds the state of one
 * episode; all its chance comes from the generator it is given, so that a seed reproduces a run.
 *
 * <p>After the step that ends an episode the observation is the one that the episode ended with, and
 * {@link #reset} is called next: nothing resets itself.
 */
public interface Environment extends Resumable {

  /** How its observations are laid out. */
  ObservationShape shape();

  /** Starts an episode and writes S₀. */
  void reset(RandomGenerator random, Observation first);

  /**
   * Takes an action, writes Sₜ₊₁ and returns Rₜ₊₁.
   *
   * @param action one that the last observation offered
   * @param next written by this call
   */
  double step(int action, RandomGenerator random, Observation next);

  /** Whether the last step ended the process: the value afterwards is 0. */
  boolean terminated();

  /**
   * Whether the last step ended our looking, while the process goes on unseen: the value afterwards
   * is still to be estimated (Pardo et al. 2018, "Time limits in reinforcement learning").
   */
  default boolean truncated() {
    return false;
  }

  /** Whether the episode that ended with the last step reached what it was about, if it says so. */
  default boolean reachedGoal() {
    return false;
  }
}
