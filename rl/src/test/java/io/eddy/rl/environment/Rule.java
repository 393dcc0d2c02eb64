package io.eddy.rl.environment;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A policy that is written down: one action for each observation. */
public interface Rule extends Policy {

  /** The action. */
  int action(Observation observation);

  @Override
  default int choose(Observation observation, RandomGenerator random) {
    return action(observation);
  }

  @Override
  default void probabilities(Observation observation, double[] probabilities) {
    Arrays.fill(probabilities, 0);
    probabilities[action(observation)] = 1;
  }

  /** Any of the actions that may be taken, each as likely. */
  static Policy random() {
    return new Policy() {
      @Override
      public int choose(Observation observation, RandomGenerator random) {
        int action;
        do {
          action = random.nextInt(observation.count());
        } while (!observation.available(action));
        return action;
      }

      @Override
      public void probabilities(Observation observation, double[] probabilities) {
        throw new UnsupportedOperationException("This policy only chooses.");
      }
    };
  }
}
