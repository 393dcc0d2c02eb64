package io.eddy.recommender.slate;

/**
 * How much the draw explores.
 *
 * @param temperature τ, on logits standardised per request
 * @param epsilonStart ε before anything was learned
 * @param epsilonEnd ε after {@code decay} transitions; never below .02, so that the importance
 *     weights of the uniform policy stay bounded
 * @param decay transitions over which ε falls linearly
 */
public record Exploration(double temperature, double epsilonStart, double epsilonEnd, long decay) {
  /** The exploration where nothing is configured. */
  public static final Exploration DEFAULT = new Exploration(.05, .05, .02, 10_000);

  /** The least ε. */
  public static final double LEAST_EPSILON = .02;

  /** Checks the bounds. */
  public Exploration {
    if (!(temperature > 0)
        || !(epsilonEnd >= LEAST_EPSILON && epsilonStart >= epsilonEnd && epsilonStart <= 1)
        || decay < 1) {
      throw new IllegalArgumentException(
          "The exploration (temperature %s, epsilon %s to %s over %d) is out of bounds: a positive"
                  .formatted(temperature, epsilonStart, epsilonEnd, decay)
              + " temperature, 1 ≥ epsilonStart ≥ epsilonEnd ≥ .02, and a decay of at least 1.");
    }
  }

  /** ε after so many transitions. */
  public double epsilon(long transitions) {
    var share = Math.min(1, transitions / (double) decay);
    return epsilonStart + share * (epsilonEnd - epsilonStart);
  }
}
