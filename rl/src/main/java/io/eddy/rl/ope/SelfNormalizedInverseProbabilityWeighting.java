package io.eddy.rl.ope;

/**
 * Self-normalised inverse probability weighting ("snipw"): a weighted mean of rewards, so that it never
 * leaves their range. Consistent; its bias shrinks as 1/n.
 *
 * <pre>
 * V̂ = Σ w r / Σ w
 * </pre>
 *
 * Swaminathan and Joachims 2015, "The self-normalized estimator for counterfactual learning".
 */
public record SelfNormalizedInverseProbabilityWeighting() implements Estimator<ScoredStep> {

  @Override
  public String name() {
    return "snipw";
  }

  @Override
  public int ratios() {
    return 1;
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    terms.ratio(0, step.weight() * step.reward(), step.weight());
    terms.bandit(step, step.weight());
  }
}
