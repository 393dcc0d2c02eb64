package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.mdp.Transition;

/**
 * A learner of immediate rewards that are linear in the features of the candidate that is taken. What
 * of the state should tell candidates apart stands in their rows, an intercept as well; the state
 * itself is the same for all and is not read.
 */
public sealed interface LinearBandit extends Agent
    permits LinUcb, LinearThompson, EpsilonGreedyLinear {

  /** What it knows; samples may also be added and revised here. */
  LinearPosterior posterior();

  /** How it explores now: a copy that later learning does not change, with its probabilities. */
  Policy behaviour();

  /**
   * The probability with which {@link #act} takes each action now, as {@link Policy#probabilities}.
   */
  void probabilities(Observation observation, double[] probabilities);

  /** Learns what a candidate earned; {@code weight} is what this sample counts. */
  default void learn(Observation observation, int action, double reward, double weight) {
    posterior().add(observation.rows(), action, reward, weight);
  }

  /** Adds delta to a reward that was learned, at its old weight: as if it had come in time. */
  default void revise(Observation observation, int action, double delta, double weight) {
    posterior().revise(observation.rows(), action, delta, weight);
  }

  @Override
  default void observe(int environment, Transition transition) {
    learn(transition.observation(), transition.action(), transition.reward(), 1);
  }
}
