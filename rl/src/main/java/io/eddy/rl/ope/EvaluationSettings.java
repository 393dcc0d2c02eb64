package io.eddy.rl.ope;

/**
 * How an {@link OffPolicyEvaluation} finds its errors.
 *
 * @param clustered whether clusters have several steps: standard errors then come from the bootstrap
 *     over clusters, otherwise from the steps
 * @param replicates of the bootstrap; memory and time grow with them, at least {@link
 *     #FEWEST_REPLICATES}
 * @param seed of the bootstrap's chance
 */
public record EvaluationSettings(boolean clustered, int replicates, long seed) {

  /** Fewer leave the ends of a 95 % interval to five replicates or less. */
  public static final int FEWEST_REPLICATES = 200;

  /** Independent steps. */
  public static final EvaluationSettings INDEPENDENT = new EvaluationSettings(false, 1_000, 1);

  /** Several steps of a viewer. */
  public static final EvaluationSettings CLUSTERED = new EvaluationSettings(true, 1_000, 1);

  /** Checks the replicates. */
  public EvaluationSettings {
    if (replicates < FEWEST_REPLICATES) {
      throw new IllegalArgumentException(
          "The replicates (%d) must be at least %d. Maybe use 1000."
              .formatted(replicates, FEWEST_REPLICATES));
    }
  }
}
