package io.eddy.rl.ope;

/**
 * Doubly robust ("dr"): the direct method, corrected by the weighted residuals of its model. Unbiased
 * if the propensities are right, whatever a fixed or cross-fitted model says; the better the model,
 * the smaller the error.
 *
 * <pre>
 * V̂ = mean( Σₐ π_e(a|x) q̂(x,a) + w (r − q̂(x,a)) )
 * </pre>
 *
 * Dudík, Erhan, Langford and Li 2014, "Doubly robust policy evaluation and optimization" (arXiv
 * 1503.02834).
 */
public record DoublyRobust() implements Estimator<ScoredStep> {

  @Override
  public String name() {
    return "dr";
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    terms.plain(step.expected() + step.weight() * step.residual());
    terms.bandit(step, step.weight());
  }
}
