package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Takes the best action of a table of Q(s,a), of those that may be taken; of equal ones the one of the
 * lowest index.
 */
public final class TabularPolicy implements Policy {

  private final int actions;
  private final double[] q; // of state · actions + action

  /** Takes over the table. */
  TabularPolicy(int actions, double[] q) {
    this.actions = actions;
    this.q = q;
  }

  /**
   * A policy over a copy of a table.
   *
   * @param q of state · actions + action
   */
  public static TabularPolicy of(int actions, double[] q) {
    if (actions < 1 || q.length == 0 || q.length % actions != 0) {
      throw new IllegalArgumentException(
          "A table of %d values is none of %d actions a state.".formatted(q.length, actions));
    }
    return new TabularPolicy(actions, q.clone());
  }

  /** Number of states. */
  public int states() {
    return q.length / actions;
  }

  /** Number of actions. */
  public int actions() {
    return actions;
  }

  /** Q(s,a), as it was when the policy was made. */
  public double q(int state, int action) {
    return q[state * actions + action];
  }

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    return ActionValues.best(q, actions, observation);
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    Arrays.fill(probabilities, 0);
    probabilities[ActionValues.best(q, actions, observation)] = 1;
  }
}
