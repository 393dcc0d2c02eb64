package io.eddy.rl.ope;

/**
 * Sub-Gaussian inverse probability weighting ("subGaussianIpw"): weights below 1/λ whatever they were,
 * so that large deviations are as rare as those of a normal variable.
 *
 * <pre>
 * V̂ = mean( w′ r ),  w′ = w / (1 − λ + λ w)
 * </pre>
 *
 * Metelli, Russo and Restelli 2021, "Subgaussian and differentiable importance sampling for off-policy
 * evaluation and learning", its power mean with s = −1.
 *
 * @param lambda λ in [0, 1]; 0 is inverse probability weighting, 1 the mean reward of the log
 */
public record SubGaussianInverseProbabilityWeighting(double lambda)
    implements Estimator<ScoredStep> {

  /** Checks λ. */
  public SubGaussianInverseProbabilityWeighting {
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new IllegalArgumentException(
          "The lambda (%s) must be in [0, 1]. Maybe use .01.".formatted(lambda));
    }
  }

  @Override
  public String name() {
    return "subGaussianIpw";
  }

  @Override
  public void terms(ScoredStep step, Terms terms) {
    var w = step.weight();
    var used = w == 0 ? 0 : w / (1 - lambda + lambda * w);
    terms.plain(used * step.reward());
    terms.bandit(step, used);
  }
}
