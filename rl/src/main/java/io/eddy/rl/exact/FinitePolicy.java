package io.eddy.rl.exact;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A stationary policy as a table, π(a|s). It acts where the state is an index, the first number of the
 * observation. If an observation masks actions that the table would take, what is left is scaled up to
 * the sum 1.
 */
public final class FinitePolicy implements Policy {

  private final int actions;
  private final double[] probabilities; // of state · actions + action

  private FinitePolicy(int actions, double[] probabilities) {
    this.actions = actions;
    this.probabilities = probabilities;
  }

  /** Takes one action in every state; those of terminal states mean nothing. */
  public static FinitePolicy deterministic(FiniteMdp mdp, int[] action) {
    var probabilities = new double[mdp.states() * mdp.actions()];
    for (var state = 0; state < mdp.states(); state++) {
      if (!mdp.terminal(state) && !mdp.available(state, action[state])) {
        throw new IllegalArgumentException(
            "Action %d is not available in state %d.".formatted(action[state], state));
      }
      probabilities[state * mdp.actions() + action[state]] = 1;
    }
    return new FinitePolicy(mdp.actions(), probabilities);
  }

  /** Takes any available action, each with the same probability. */
  public static FinitePolicy uniform(FiniteMdp mdp) {
    var probabilities = new double[mdp.states() * mdp.actions()];
    for (var state = 0; state < mdp.states(); state++) {
      for (var action = 0; action < mdp.actions(); action++) {
        if (mdp.terminal(state) || mdp.available(state, action)) {
          probabilities[state * mdp.actions() + action] =
              1.0 / (mdp.terminal(state) ? mdp.actions() : mdp.availableActions(state));
        }
      }
    }
    return new FinitePolicy(mdp.actions(), probabilities);
  }

  /** Does what this policy does with probability 1 − ε, and otherwise any available action. */
  public FinitePolicy epsilonSoft(FiniteMdp mdp, double epsilon) {
    var uniform = uniform(mdp);
    var mixed = new double[probabilities.length];
    for (var i = 0; i < mixed.length; i++) {
      mixed[i] = (1 - epsilon) * probabilities[i] + epsilon * uniform.probabilities[i];
    }
    return new FinitePolicy(actions, mixed);
  }

  /** π(a|s). */
  public double probability(int state, int action) {
    return probabilities[state * actions + action];
  }

  /** The action of the highest probability; of equal ones the one of the lowest index. */
  public int action(int state) {
    var best = 0;
    for (var action = 1; action < actions; action++) {
      if (probability(state, action) > probability(state, best)) {
        best = action;
      }
    }
    return best;
  }

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    var state = (int) observation.state()[0];
    var left = random.nextDouble() * availableMass(observation, state);
    var chosen = -1;
    for (var action = 0; action < observation.count() && (chosen < 0 || left >= 0); action++) {
      if (observation.available(action) && probability(state, action) > 0) {
        left -= probability(state, action);
        chosen = action;
      }
    }
    return chosen;
  }

  @Override
  public void probabilities(Observation observation, double[] into) {
    Arrays.fill(into, 0);
    var state = (int) observation.state()[0];
    var mass = availableMass(observation, state);
    for (var action = 0; action < observation.count(); action++) {
      into[action] = observation.available(action) ? probability(state, action) / mass : 0;
    }
  }

  private double availableMass(Observation observation, int state) {
    var mass = 0.0;
    for (var action = 0; action < observation.count(); action++) {
      mass += observation.available(action) ? probability(state, action) : 0;
    }
    if (!(mass > 0)) {
      throw new IllegalArgumentException(
          "All that the policy does in state %d is masked.".formatted(state));
    }
    return mass;
  }
}
