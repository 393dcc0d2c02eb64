package io.eddy.rl.ope;

/**
 * Doubly robust with optimistic shrinkage ("drOs"): weights are pulled towards 0 smoothly, large ones
 * the most.
 *
 * <pre>
 * V̂ = mean( Σₐ π_e(a|x) q̂(x,a) + w′ (r − q̂(x,a)) ),  w′ = λ w / (w² + λ)
 * </pre>
 *
 * Su, Dimakopoulou, Krishnamurthy and Dudík 2020, "Doubly robust off-policy evaluation with shrinkage"
 * (arXiv 1907.09623), its optimistic shrinkage.
 *
 * @param lambda λ, not negative; infinite is doubly robust, 0 the direct method
 */
public record DoublyRobustWithShrinkage(double lambda) implements Estimator<ScoredStep> {

  /** Checks λ. */
  public DoublyRobustWithShrinkage {
    if (!(lambda >= 0)) {
      throw new IllegalArgumentException(
          "The lambda (%s) must not be negative. Maybe use 100, or infinity for no shrinkage."
              .formatted(lambda));
    }
  }

  @Override
  public String name() {
    return "drOs";
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    var used = shrunk(step.weight());
    terms.plain(step.expected() + used * step.residual());
    terms.bandit(step, used);
  }

  private double shrunk(double w) {
    if (lambda == 0) {
      return 0;
    }
    return Double.isInfinite(lambda) ? w : lambda * w / (w * w + lambda);
  }
}
