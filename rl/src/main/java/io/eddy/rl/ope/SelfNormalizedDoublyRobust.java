package io.eddy.rl.ope;

/**
 * Self-normalised doubly robust ("sndr"): the correction of the direct method is a weighted mean.
 *
 * <pre>
 * V̂ = mean( Σₐ π_e(a|x) q̂(x,a) ) + Σ w (r − q̂(x,a)) / Σ w
 * </pre>
 *
 * Thomas and Brunskill 2016, "Data-efficient off-policy policy evaluation for reinforcement learning"
 * (arXiv 1604.00923), its weighted doubly robust estimator for one step.
 */
public record SelfNormalizedDoublyRobust() implements Estimator<ScoredStep> {

  @Override
  public String name() {
    return "sndr";
  }

  @Override
  public int ratios() {
    return 1;
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    terms.plain(step.expected());
    terms.ratio(0, step.weight() * step.residual(), step.weight());
    terms.bandit(step, step.weight());
  }
}
