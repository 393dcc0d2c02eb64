package io.eddy.rl.slate;

/**
 * One step of experience (Sₜ, Aₜ, Rₜ₊₁, Sₜ₊₁) with the probability of its action and the discount of
 * what follows (Sutton and Barto 2018, §3.1; a discount per step is that of a semi-Markov process,
 * Sutton, Precup and Singh 1999).
 *
 * @param observation what was known
 * @param choice what was done, with its probability
 * @param step what came of it
 * @param discount γ for the value of the next state, in [0, 1)
 */
public record SlateTransition(
    SlateObservation observation, DrawnSlate choice, SlateStep step, double discount) {

  /** Checks that the discount is one. */
  public SlateTransition {
    if (!(discount >= 0 && discount < 1)) {
      throw new IllegalArgumentException(
          "The discount (%s) must lie in [0, 1).".formatted(discount));
    }
  }
}
