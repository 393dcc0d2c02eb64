package io.eddy.rl.exact;

/**
 * The exact values of a policy, for ever or within some steps.
 *
 * <pre>
 * V = (I − γP)⁻¹ r,  P(s,s′) = Σₐ π(a|s) p(s′|s,a),  r(s) = Σₐ π(a|s) r(s,a)
 * </pre>
 *
 * (Sutton and Barto 2018, §4.1), over the states that are not terminal. Memory n², time n³ of their
 * number n.
 */
public final class PolicyEvaluation {

  private PolicyEvaluation() {}

  /**
   * Values without a limit of steps.
   *
   * @param discount γ in [0, 1]
   * @throws ArithmeticException if γ is 1 and the policy may go on for ever from some state
   */
  public static Values of(FiniteMdp mdp, double discount, FinitePolicy policy) {
    Values.requireDiscount(discount);
    var place = new int[mdp.states()];
    var unknowns = 0;
    for (var state = 0; state < place.length; state++) {
      place[state] = mdp.terminal(state) ? -1 : unknowns++;
    }
    var matrix = new double[unknowns][unknowns];
    var right = new double[unknowns];
    for (var state = 0; state < place.length; state++) {
      if (place[state] >= 0) {
        fill(mdp, discount, policy, state, place, matrix[place[state]], right);
      }
    }
    try {
      LinearSystem.solve(matrix, right);
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "With a discount of %s the values are not determined: the policy may go on for ever."
              .formatted(discount));
    }
    var v = new double[mdp.states()];
    for (var state = 0; state < v.length; state++) {
      v[state] = place[state] < 0 ? 0 : right[place[state]];
    }
    return Values.of(mdp, discount, v);
  }

  /**
   * Values of a policy that knows nothing of the limit: what it earns in at most so many steps. V(s) is
   * for the limit itself, Q(s,a) for one step more, of which a is the first.
   */
  public static Values within(int steps, FiniteMdp mdp, double discount, FinitePolicy policy) {
    Values.requireDiscount(discount);
    var v = new double[mdp.states()];
    for (var step = 0; step < steps; step++) {
      var longer = new double[v.length];
      for (var state = 0; state < v.length; state++) {
        longer[state] = lookAhead(mdp, discount, policy, v, state);
      }
      v = longer;
    }
    return Values.of(mdp, discount, v);
  }

  /** Σₐ π(a|s) Q(s,a), of the actions that the policy takes. */
  static double lookAhead(
      FiniteMdp mdp, double discount, FinitePolicy policy, double[] v, int state) {
    var sum = 0.0;
    for (var action = 0; action < mdp.actions(); action++) {
      var probability = policy.probability(state, action);
      if (probability > 0) {
        sum += probability * Values.lookAhead(mdp, discount, v, state, action);
      }
    }
    return sum;
  }

  private static void fill(
      FiniteMdp mdp,
      double discount,
      FinitePolicy policy,
      int state,
      int[] place,
      double[] row,
      double[] right) {
    row[place[state]] = 1;
    for (var action = 0; action < mdp.actions(); action++) {
      var taken = policy.probability(state, action);
      right[place[state]] += taken * mdp.reward(state, action);
      for (var outcome : mdp.outcomes(state, action)) {
        if (place[outcome.next()] >= 0) {
          row[place[outcome.next()]] -= discount * taken * outcome.probability();
        }
      }
    }
  }
}
