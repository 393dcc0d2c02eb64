package io.eddy.learning.offline;

import io.eddy.recommender.policy.OfflineWeights;
import java.util.random.RandomGenerator;

/** An algorithm that learns from displayed slates. Confined to one thread. */
interface OfflineLearner {
  /** How many passes there are at most. */
  default int mostPasses() {
    return 40;
  }

  /** Learns some more: a few choices of each slate. */
  void pass(OfflineSlates log, RandomGenerator random);

  /** What it knows now. */
  OfflineWeights weights(long transitions);

  /** How good it is on slates that it has not learned from; the pass where this is highest is kept. */
  double validated(OfflineSlates others);
}
