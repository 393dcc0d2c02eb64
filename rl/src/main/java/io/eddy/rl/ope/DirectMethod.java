package io.eddy.rl.ope;

/**
 * The direct method ("dm"): what a model of rewards expects of the target policy. As wrong as the
 * model, and no interval shows it.
 *
 * <pre>
 * V̂ = mean Σₐ π_e(a|x) q̂(x,a)
 * </pre>
 *
 * Beygelzimer and Langford 2009, "The offset tree for learning with partial labels".
 */
public record DirectMethod() implements Estimator<ScoredStep> {

  @Override
  public String name() {
    return "dm";
  }

  @Override
  public boolean needsPropensities() {
    return false;
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    terms.plain(step.expected());
    terms.bandit(step, 0);
  }
}
