package io.eddy.rl.ope;

/**
 * Inverse probability weighting ("ipw"), perhaps with clipped weights ("clippedIpw"). Unbiased without
 * a clip, if the log does whatever the target policy does; with one, too low for positive rewards.
 *
 * <pre>
 * V̂ = mean( min(w, c) r ),  w = π_e(a|x) / π_b(a|x)
 * </pre>
 *
 * Horvitz and Thompson 1952, "A generalization of sampling without replacement from a finite
 * universe"; Strehl, Langford, Li and Kakade 2010, "Learning from logged implicit exploration data"
 * (arXiv 1003.0120), where the propensity is clipped, here the weight.
 *
 * @param clip c, the largest weight; positive, infinite for none
 */
public record InverseProbabilityWeighting(double clip) implements Estimator<ScoredStep> {

  /** Checks the clip. */
  public InverseProbabilityWeighting {
    if (!(clip > 0)) {
      throw new IllegalArgumentException(
          "The clip (%s) must be positive. Maybe use 10, or infinity for none.".formatted(clip));
    }
  }

  /** The plain estimator, without a clip. */
  public InverseProbabilityWeighting() {
    this(Double.POSITIVE_INFINITY);
  }

  @Override
  public String name() {
    return Double.isInfinite(clip) ? "ipw" : "clippedIpw";
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    var used = Math.min(step.weight(), clip);
    terms.plain(used * step.reward());
    terms.bandit(step, used);
  }
}
