package io.eddy.rl.ope;

/**
 * Cascade doubly robust for slates ("slateCascadeDr"): the reward-interaction weights on what a model of
 * the rest of the slate misses. Unbiased in the cascade, whatever a fixed or cross-fitted model says.
 *
 * <pre>
 * V̂ = mean( Σₖ w_{≤k} (rₖ − q̂ₖ) + w_{<k} Σₐ π_e(a|x,a_{<k}) q̂ₖ(x,a_{<k},a) )
 * </pre>
 *
 * Kiyohara et al. 2022, "Doubly robust off-policy evaluation for ranking policies under the cascade
 * behavior model" (arXiv 2202.01562).
 */
public record SlateCascadeDoublyRobust() implements Estimator<LoggedSlate> {

  @Override
  public String name() {
    return "slateCascadeDr";
  }

  @Override
  public void terms(LoggedSlate slate, Terms terms) {
    PerDecision.doublyRobustTerms(slate.asEpisode(), 1, terms);
  }
}
