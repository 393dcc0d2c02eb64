package io.eddy.rl.exact;

/**
 * The values of a policy, or of the best one: V(s), Q(s,a) and the advantage A(s,a) = Q(s,a) − V(s)
 * (Sutton and Barto 2018, §3.5). Immutable, safe for threads.
 */
public final class Values {

  private final FiniteMdp mdp;
  private final double[] v;
  private final double[] q;

  /**
   * The values that go with V by one step of looking ahead:
   *
   * <pre>
   * Q(s,a) = r(s,a) + γ Σ p(s′|s,a) V(s′)   (Sutton and Barto 2018, eq. 4.6)
   * </pre>
   *
   * @param v V(s) of every state, 0 in terminal ones
   */
  static Values of(FiniteMdp mdp, double discount, double[] v) {
    var q = new double[mdp.states() * mdp.actions()];
    for (var state = 0; state < mdp.states(); state++) {
      for (var action = 0; action < mdp.actions(); action++) {
        q[state * mdp.actions() + action] = lookAhead(mdp, discount, v, state, action);
      }
    }
    return new Values(mdp, v, q);
  }

  private Values(FiniteMdp mdp, double[] v, double[] q) {
    this.mdp = mdp;
    this.v = v.clone();
    this.q = q;
  }

  /** V(s), what is to come from a state. */
  public double v(int state) {
    return v[state];
  }

  /** Q(s,a), what is to come after an action; −∞ where it is not available, 0 in terminal states. */
  public double q(int state, int action) {
    return q[state * mdp.actions() + action];
  }

  /** A(s,a), by how much an action is better than what the policy does. */
  public double advantage(int state, int action) {
    return q(state, action) - v(state);
  }

  /** E V(S₀), what an episode is worth before it starts. */
  public double start() {
    var sum = 0.0;
    for (var state = 0; state < mdp.states(); state++) {
      sum += mdp.start(state) * v[state];
    }
    return sum;
  }

  /** Takes the best action of every state; of equal ones the one of the lowest index. */
  public FinitePolicy greedy() {
    var best = new int[mdp.states()];
    for (var state = 0; state < best.length; state++) {
      for (var action = 1; action < mdp.actions(); action++) {
        if (q(state, action) > q(state, best[state])) {
          best[state] = action;
        }
      }
    }
    return FinitePolicy.deterministic(mdp, best);
  }

  /** Whether an action is among the best of its state, but for a rounding error. */
  public boolean best(int state, int action, double tolerance) {
    for (var other = 0; other < mdp.actions(); other++) {
      if (q(state, other) > q(state, action) + tolerance) {
        return false;
      }
    }
    return true;
  }

  /** r(s,a) + γ Σ p(s′|s,a) v(s′). */
  static double lookAhead(FiniteMdp mdp, double discount, double[] v, int state, int action) {
    if (mdp.terminal(state)) {
      return 0;
    }
    if (!mdp.available(state, action)) {
      return Double.NEGATIVE_INFINITY;
    }
    var expected = 0.0;
    for (var outcome : mdp.outcomes(state, action)) {
      expected += outcome.probability() * v[outcome.next()];
    }
    return mdp.reward(state, action) + discount * expected;
  }

  /** max over a of {@link #lookAhead}. */
  static double bestAhead(FiniteMdp mdp, double discount, double[] v, int state) {
    var best = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < mdp.actions(); action++) {
      best = Math.max(best, lookAhead(mdp, discount, v, state, action));
    }
    return best;
  }

  /** Checks that γ lies in [0, 1]. */
  static void requireDiscount(double discount) {
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "The discount (%s) must be in [0, 1].".formatted(discount));
    }
  }
}
