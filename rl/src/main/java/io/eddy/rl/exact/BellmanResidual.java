package io.eddy.rl.exact;

/**
 * By how much values fail Bellman's equations: 0 exactly for the values that are right. For γ &lt; 1 no
 * value is farther from the truth than the residual / (1 − γ) (Puterman 1994, "Markov Decision
 * Processes", theorem 6.2.3).
 */
public final class BellmanResidual {

  private BellmanResidual() {}

  /**
   * max over s of |maxₐ r(s,a) + γ Σ p(s′|s,a) V(s′) − V(s)|.
   *
   * @param v one number per state, 0 in terminal ones
   */
  public static double ofOptimum(FiniteMdp mdp, double discount, double[] v) {
    var largest = 0.0;
    for (var state = 0; state < v.length; state++) {
      var ahead = Values.bestAhead(mdp, discount, v, state);
      largest = Math.max(largest, Math.abs(ahead - v[state]));
    }
    return largest;
  }

  /** max over s of |Σₐ π(a|s)(r(s,a) + γ Σ p(s′|s,a) V(s′)) − V(s)|. */
  public static double ofPolicy(FiniteMdp mdp, double discount, FinitePolicy policy, double[] v) {
    var largest = 0.0;
    for (var state = 0; state < v.length; state++) {
      var ahead = PolicyEvaluation.lookAhead(mdp, discount, policy, v, state);
      largest = Math.max(largest, Math.abs(ahead - v[state]));
    }
    return largest;
  }
}
