package io.eddy.rl.replay;

import java.util.random.RandomGenerator;

/** Transitions that are learned from again and again, wherever they are kept. Not safe for threads. */
public interface TransitionSource {

  /**
   * Fills a batch with transitions drawn with replacement.
   *
   * @throws IllegalStateException if there is none
   */
  void sample(RandomGenerator random, ReplayBatch batch);

  /**
   * Hears by how much each transition of the last batch surprised.
   *
   * @param errors temporal difference errors, one a transition
   */
  default void learned(ReplayBatch batch, double[] errors) {}
}
