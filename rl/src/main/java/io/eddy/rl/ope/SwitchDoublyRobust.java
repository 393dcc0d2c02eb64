package io.eddy.rl.ope;

/**
 * Switch doubly robust ("switchDr"): where a weight exceeds τ, the model alone is believed.
 *
 * <pre>
 * V̂ = mean( Σₐ π_e(a|x) q̂(x,a) + w 1[w ≤ τ] (r − q̂(x,a)) )
 * </pre>
 *
 * Wang, Agarwal and Dudík 2017, "Optimal and adaptive off-policy evaluation in contextual bandits"
 * (arXiv 1612.01205), with doubly robust below the threshold.
 *
 * @param threshold τ, not negative; infinite is doubly robust, 0 the direct method
 */
public record SwitchDoublyRobust(double threshold) implements Estimator<ScoredStep> {

  /** Checks the threshold. */
  public SwitchDoublyRobust {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException(
          "The threshold (%s) must not be negative. Maybe use 10, or infinity for none."
              .formatted(threshold));
    }
  }

  @Override
  public String name() {
    return "switchDr";
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    var w = step.weight();
    var used = w > threshold ? 0 : w;
    terms.plain(step.expected() + used * step.residual());
    terms.bandit(step, used);
  }
}
