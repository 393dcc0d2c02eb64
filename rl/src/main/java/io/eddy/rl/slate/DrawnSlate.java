package io.eddy.rl.slate;

/**
 * A drawn action with the probability of having drawn it, ln π(Aₜ|Sₜ): without it, logged
 * experience can't be re-weighted for another policy (Sutton and Barto 2018, §5.5).
 *
 * @param slate what is shown
 * @param logProbability natural logarithm of its probability under the policy that drew it, ≤ 0
 */
public record DrawnSlate(Slate slate, double logProbability) {

  /** Checks that the logarithm is one of a probability. */
  public DrawnSlate {
    if (!(logProbability <= 0) || logProbability == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "The log-probability (%s) of a drawn action must be finite and at most 0."
              .formatted(logProbability));
    }
  }
}
