package io.eddy.rl.slate;

import org.jspecify.annotations.Nullable;

/**
 * Learns the heads of slates from answers, transitions and late rewards, whatever form the heads have.
 * What was learned lies in up to three places, each to be stored in its own way: sums, which are exact
 * for ever; networks; and a replay of what networks look at again. Confined to one thread.
 */
public sealed interface SlateHeadsLearner permits SlateQ, DeepSlateQ {

  /** Learns P from what was examined and what of it was chosen. */
  void learnChoice(SlateChoice answer);

  /**
   * Learns R, V, U∅ and F from what the decision earned and where it led.
   *
   * @param discount γ for the time until the next state; unused when nothing is discounted
   * @param nextState features of the next state, null when the process ended
   */
  void learnValue(SlateChoice answer, double reward, double discount, float @Nullable [] nextState);

  /** Adds delta to the reward of an answer from which values were learned, at its old weight. */
  void revise(SlateChoice answer, double delta);

  /** Takes gradient steps that are due, at most so many; tells how many it took. */
  int practise(int most);

  /**
   * What has been learned so far. Reading it changes nothing in the learner.
   *
   * @param scale what a sample of weight "today" counts: 1 without forgetting
   * @throws ArithmeticException if what was learned doesn't determine finite heads
   */
  SlateHeads weights(double scale);

  /** The sums of the linear part. */
  double[] state();

  /** Everything else that learning depends on but {@link #replay}; null where there is nothing. */
  byte @Nullable [] networks();

  /**
   * Takes over what a learner with the same settings of the linear part knew; with the networks and the
   * replay of one of the same form it goes on bit for bit.
   *
   * @param networks null if there were none: what has some starts them at the linear part
   */
  void restore(double[] state, byte @Nullable [] networks);

  /** What it may look at again; without room where the sums hold everything. */
  SlateReplay replay();
}
