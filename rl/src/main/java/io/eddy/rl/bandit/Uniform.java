package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import java.util.random.RandomGenerator;

/** The uniform distribution over available actions, which every bandit here may mix in. */
final class Uniform {

  private Uniform() {}

  static int choose(Observation observation, RandomGenerator random) {
    var skip = random.nextInt(available(observation));
    var action = 0;
    while (!observation.available(action) || skip-- > 0) {
      action++;
    }
    return action;
  }

  /** p ← (1 − ε)p + ε/n on the n available actions. */
  static void mix(Observation observation, double epsilon, double[] probabilities) {
    var share = epsilon / available(observation);
    for (var action = 0; action < observation.count(); action++) {
      if (observation.available(action)) {
        probabilities[action] = (1 - epsilon) * probabilities[action] + share;
      }
    }
  }

  private static int available(Observation observation) {
    var available = 0;
    for (var action = 0; action < observation.count(); action++) {
      if (observation.available(action)) {
        available++;
      }
    }
    return available;
  }

  /** Checks what every bandit's configuration has. */
  static void requireSettings(double precision, double epsilon) {
    if (!(precision > 0) || !Double.isFinite(precision) || !(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException(
          "The precision (%s) must be positive and finite, epsilon (%s) in [0, 1]."
              .formatted(precision, epsilon));
    }
  }
}
