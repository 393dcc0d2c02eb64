package io.eddy.rl.ope;

/**
 * Per-decision importance sampling ("pdis"): a reward is weighted by the decisions before it and not by
 * those after. Unbiased.
 *
 * <pre>
 * V̂ = mean( Σₜ γᵗ ρ_{≤t} rₜ ),  ρ_{≤t} = Π_{j≤t} π_e(aⱼ|sⱼ) / π_b(aⱼ|sⱼ)
 * </pre>
 *
 * Precup, Sutton and Singh 2000, "Eligibility traces for off-policy policy evaluation".
 *
 * @param discount γ in [0, 1]
 */
public record PerDecisionImportanceSampling(double discount) implements Estimator<LoggedEpisode> {

  /** Checks the discount. */
  public PerDecisionImportanceSampling {
    PerDecision.requireDiscount(discount);
  }

  @Override
  public String name() {
    return "pdis";
  }

  @Override
  public void terms(LoggedEpisode episode, Terms terms) {
    PerDecision.terms(episode, discount, terms);
  }
}
