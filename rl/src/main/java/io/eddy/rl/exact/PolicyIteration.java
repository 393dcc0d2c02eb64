package io.eddy.rl.exact;

/**
 * An optimal policy by turns of evaluation and improvement (Howard 1960; Sutton and Barto 2018, §4.3).
 * Starts from the uniform policy, and changes an action only for one that is really better: then every
 * policy on the way ends its episodes if the first one does, so that γ = 1 works as well.
 */
public final class PolicyIteration {

  /** Better by less than this, relative to the value, is a rounding error. */
  private static final double ROUNDING = 1e-11;

  private PolicyIteration() {}

  /**
   * Solves a process.
   *
   * @param discount γ in [0, 1]
   * @throws ArithmeticException if γ is 1 and from some state no action ever leads to the end
   */
  public static Solution solve(FiniteMdp mdp, double discount) {
    var values = PolicyEvaluation.of(mdp, discount, FinitePolicy.uniform(mdp));
    var policy = values.greedy();
    for (var sweep = 1; ; sweep++) {
      values = PolicyEvaluation.of(mdp, discount, policy);
      var better = improved(mdp, values, policy);
      if (better == policy) {
        return new Solution(values, policy, sweep);
      }
      policy = better;
    }
  }

  /** The policy with every action that can be bettered replaced by the best; itself if none can. */
  private static FinitePolicy improved(FiniteMdp mdp, Values values, FinitePolicy policy) {
    var greedy = values.greedy();
    var actions = new int[mdp.states()];
    var changed = false;
    for (var state = 0; state < actions.length; state++) {
      var before = policy.action(state);
      var best = greedy.action(state);
      var tolerance = ROUNDING * Math.max(1, Math.abs(values.v(state)));
      var better = !values.best(state, before, tolerance);
      actions[state] = better ? best : before;
      changed |= better;
    }
    return changed ? FinitePolicy.deterministic(mdp, actions) : policy;
  }
}
