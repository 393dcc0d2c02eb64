package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.value.ActionNetwork;

/**
 * Which action of the next state a target counts with. The target network q⁻ says what it is worth;
 * the rule says whose choice it is.
 */
public enum TargetRule {

  /** The target network's: max_a q⁻(s′, a) (Mnih et al. 2015). */
  MAXIMUM {
    @Override
    float[] choice(
        ObservationBatch next, ActionNetwork online, float[] targetValues, float[] buffer) {
      return targetValues;
    }
  },

  /**
   * The learning network's: q⁻(s′, arg max_a q(s′, a)) (van Hasselt, Guez and Silver 2016, "Deep
   * reinforcement learning with double Q-learning", arXiv 1509.06461). What one network overestimates
   * by chance, the other seldom does too.
   */
  DOUBLE {
    @Override
    float[] choice(
        ObservationBatch next, ActionNetwork online, float[] targetValues, float[] buffer) {
      online.forward(next, buffer);
      return buffer;
    }
  };

  /**
   * The numbers whose arg max is the next action.
   *
   * @param targetValues q⁻(s′, ·)
   * @param buffer may be written and returned
   */
  abstract float[] choice(
      ObservationBatch next, ActionNetwork online, float[] targetValues, float[] buffer);
}
