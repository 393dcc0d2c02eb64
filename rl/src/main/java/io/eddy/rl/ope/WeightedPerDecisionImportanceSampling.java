package io.eddy.rl.ope;

/**
 * Weighted per-decision importance sampling ("wpdis"): at each time a weighted mean over episodes.
 * Consistent; its bias shrinks as 1/n. An episode that is over keeps its weight and earns 0.
 *
 * <pre>
 * V̂ = Σₜ γᵗ Σᵢ ρⁱ_{≤t} rⁱₜ / Σᵢ ρⁱ_{≤t}
 * </pre>
 *
 * Thomas 2015, "Safe reinforcement learning", his consistent weighted per-decision form (CWPDIS).
 *
 * @param discount γ in [0, 1]
 * @param horizon T, the most steps of an episode; memory grows with replicates × T and T²
 */
public record WeightedPerDecisionImportanceSampling(double discount, int horizon)
    implements Estimator<LoggedEpisode> {

  /** Checks discount and horizon. */
  public WeightedPerDecisionImportanceSampling {
    PerDecision.requireDiscount(discount);
    if (horizon < 1) {
      throw new IllegalArgumentException(
          "The horizon (%d) must be positive. Maybe use the longest episode's length."
              .formatted(horizon));
    }
  }

  @Override
  public String name() {
    return "wpdis";
  }

  @Override
  public int ratios() {
    return horizon;
  }

  @Override
  public void terms(LoggedEpisode episode, Terms terms) {
    var steps = episode.steps();
    if (steps.size() > horizon) {
      throw new IllegalArgumentException(
          "The episode has %d steps, more than the horizon (%d). Maybe raise the horizon."
              .formatted(steps.size(), horizon));
    }
    PerDecision.terms(episode, discount, terms);
    terms.plain(0);
    var rho = 1.0;
    var gamma = 1.0;
    for (var t = 0; t < horizon; t++) {
      var earned = 0.0;
      if (t < steps.size()) {
        rho *= steps.get(t).weight();
        earned = gamma * rho * steps.get(t).reward();
      }
      terms.ratio(t, earned, rho);
      gamma *= discount;
    }
  }
}
