package io.eddy.rl.exact;

/**
 * One thing that may follow an action.
 *
 * @param probability how likely it is, in (0, 1]
 * @param next the next state s′
 * @param reward the reward r, finite
 */
public record Outcome(double probability, int next, double reward) {

  /** Checks the numbers. */
  public Outcome {
    if (!(probability > 0 && probability <= 1 + FiniteMdp.TOLERANCE)
        || !Double.isFinite(reward)
        || next < 0) {
      throw new IllegalArgumentException(
          "An outcome needs a probability (%s) in (0, 1], a state (%d) from 0 and a finite reward (%s)."
              .formatted(probability, next, reward));
    }
  }
}
