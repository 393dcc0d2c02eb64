package io.eddy.rl.slate;

/**
 * What an environment answers: Rₜ₊₁ and Sₜ₊₁. Termination is a fact of the process, whose value
 * afterwards is 0; truncation is the end of our looking, after which the value is still estimated
 * (Sutton and Barto 2018, §3.3; Pardo et al. 2018, "Time limits in reinforcement learning").
 *
 * @param next the next observation, also when the episode ended with it
 * @param chosen the position of the slate that was taken up, or {@link #NOTHING}
 * @param reward Rₜ₊₁
 * @param terminated the process is over
 * @param truncated the process goes on, but unseen
 */
public record SlateStep(
    SlateObservation next, int chosen, double reward, boolean terminated, boolean truncated) {

  /** The chosen position when nothing was taken up. */
  public static final int NOTHING = -1;

  /** True when the episode has no next step. */
  public boolean ended() {
    return terminated || truncated;
  }
}
