package io.eddy.rl.exact;

/**
 * The best that can be done in so many steps, by a policy that may look at the clock (Bellman 1957):
 *
 * <pre>
 * V₀(s) = 0,  Vₖ(s) = maxₐ r(s,a) + γ Σ p(s′|s,a) Vₖ₋₁(s′)
 * </pre>
 *
 * Immutable, safe for threads.
 */
public final class BackwardInduction {

  private final FiniteMdp mdp;
  private final double[][] v; // of steps left, then state
  private final int[][] best; // of steps left, then state

  private BackwardInduction(FiniteMdp mdp, int horizon) {
    this.mdp = mdp;
    this.v = new double[horizon + 1][mdp.states()];
    this.best = new int[horizon + 1][mdp.states()];
  }

  /** Solves a process for every number of steps left up to a horizon. */
  public static BackwardInduction solve(FiniteMdp mdp, double discount, int horizon) {
    Values.requireDiscount(discount);
    if (horizon < 0) {
      throw new IllegalArgumentException("The horizon (%d) can't be negative.".formatted(horizon));
    }
    var solved = new BackwardInduction(mdp, horizon);
    for (var left = 1; left <= horizon; left++) {
      for (var state = 0; state < mdp.states(); state++) {
        solved.improve(discount, left, state);
      }
    }
    return solved;
  }

  private void improve(double discount, int left, int state) {
    v[left][state] = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < mdp.actions(); action++) {
      var ahead = Values.lookAhead(mdp, discount, v[left - 1], state, action);
      if (ahead > v[left][state]) {
        v[left][state] = ahead;
        best[left][state] = action;
      }
    }
  }

  /** Vₖ(s) with k steps left. */
  public double v(int stepsLeft, int state) {
    return v[stepsLeft][state];
  }

  /** The best action with k ≥ 1 steps left; of equal ones the one of the lowest index. */
  public int action(int stepsLeft, int state) {
    if (stepsLeft < 1) {
      throw new IllegalArgumentException(
          "With %d steps left there is nothing to do.".formatted(stepsLeft));
    }
    return best[stepsLeft][state];
  }

  /** E Vₖ(S₀), what an episode of k steps is worth before it starts. */
  public double start(int stepsLeft) {
    var sum = 0.0;
    for (var state = 0; state < mdp.states(); state++) {
      sum += mdp.start(state) * v[stepsLeft][state];
    }
    return sum;
  }
}
