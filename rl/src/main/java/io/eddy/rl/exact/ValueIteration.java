package io.eddy.rl.exact;

/**
 * Optimal values by repeating Bellman's optimality equation until they stand:
 *
 * <pre>
 * V(s) ← maxₐ r(s,a) + γ Σ p(s′|s,a) V(s′)   (Sutton and Barto 2018, eq. 4.10)
 * </pre>
 *
 * State by state, each at once with the newest values of the others. Starts from 0.
 *
 * <p>For γ = 1 the greedy policy is optimal only where no action can be put off for ever at no cost:
 * {@link PolicyIteration} has no such gap.
 */
public final class ValueIteration {

  private static final int MOST_SWEEPS = 10_000_000;

  private ValueIteration() {}

  /**
   * Solves a process.
   *
   * @param discount γ in [0, 1]
   * @param tolerance for γ &lt; 1 how far a value may be from V*; for γ = 1 by how much a sweep may
   *     still change one, which proves less
   * @throws ArithmeticException if values grow without end, as for γ = 1 with rewards for ever
   */
  public static Solution solve(FiniteMdp mdp, double discount, double tolerance) {
    Values.requireDiscount(discount);
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "The tolerance (%s) must be positive.".formatted(tolerance));
    }
    var enough = discount < 1 ? tolerance * (1 - discount) : tolerance;
    var v = new double[mdp.states()];
    for (var sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
      if (sweep(mdp, discount, v) <= enough) {
        var values = Values.of(mdp, discount, v);
        return new Solution(values, values.greedy(), sweep);
      }
    }
    throw new ArithmeticException(
        "The values still change after %d sweeps; with a discount of %s they may have no limit."
            .formatted(MOST_SWEEPS, discount));
  }

  /** Improves every state once and returns the largest change. */
  private static double sweep(FiniteMdp mdp, double discount, double[] v) {
    var change = 0.0;
    for (var state = 0; state < v.length; state++) {
      var better = Values.bestAhead(mdp, discount, v, state);
      change = Math.max(change, Math.abs(better - v[state]));
      v[state] = better;
    }
    return change;
  }
}
