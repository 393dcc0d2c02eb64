package io.eddy.rl.ope;

/**
 * Doubly robust for sequences ("sequenceDr"): per-decision weights on what a model of action values
 * misses. Unbiased whatever a fixed or cross-fitted model says.
 *
 * <pre>
 * V̂ = mean( Σₜ γᵗ (ρ_{≤t} (rₜ − q̂(sₜ,aₜ)) + ρ_{<t} v̂(sₜ)) ),  v̂(s) = Σₐ π_e(a|s) q̂(s,a)
 * </pre>
 *
 * Jiang and Li 2016, "Doubly robust off-policy value evaluation for reinforcement learning" (arXiv
 * 1511.03722), its recursion unrolled.
 *
 * @param discount γ in [0, 1]
 */
public record SequenceDoublyRobust(double discount) implements Estimator<LoggedEpisode> {

  /** Checks the discount. */
  public SequenceDoublyRobust {
    PerDecision.requireDiscount(discount);
  }

  @Override
  public String name() {
    return "sequenceDr";
  }

  @Override
  public void terms(LoggedEpisode episode, Terms terms) {
    PerDecision.doublyRobustTerms(episode, discount, terms);
  }
}
