package io.eddy.rl.ope;

/** Sums along a sequence with the weights of all decisions so far, ρ_{≤t} = Π_{j≤t} wⱼ. */
final class PerDecision {

  private PerDecision() {}

  /** Checks that γ lies in [0, 1]. */
  static void requireDiscount(double discount) {
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "The discount (%s) must be in [0, 1]. Maybe use 1.".formatted(discount));
    }
  }

  /** Σₜ γᵗ ρ_{≤t} rₜ. */
  static void terms(LoggedEpisode episode, double discount, Terms terms) {
    var rho = 1.0;
    var gamma = 1.0;
    var value = 0.0;
    var weights = 0.0;
    var size = 0.0;
    for (var step : episode.steps()) {
      rho *= step.weight();
      value += gamma * rho * step.reward();
      size += gamma * rho * Math.abs(step.reward());
      weights += rho;
      gamma *= discount;
    }
    var mean = weights / episode.steps().size();
    terms.plain(value);
    terms.weight(mean, mean, size, 0);
  }

  /** Σₜ γᵗ (ρ_{≤t} (rₜ − q̂ₜ) + ρ_{<t} v̂ₜ). */
  static void doublyRobustTerms(LoggedEpisode episode, double discount, Terms terms) {
    terms(episode, discount, terms);
    var rho = 1.0;
    var gamma = 1.0;
    var value = 0.0;
    for (var step : episode.steps()) {
      value += gamma * rho * step.expected();
      rho *= step.weight();
      value += gamma * rho * step.residual();
      gamma *= discount;
    }
    terms.plain(value);
  }
}
