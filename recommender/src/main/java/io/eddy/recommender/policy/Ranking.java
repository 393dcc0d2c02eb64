package io.eddy.recommender.policy;

import io.eddy.recommender.feature.FeatureRows;

/** How candidates are scored for a slate. */
public sealed interface Ranking permits LinearRanking, SlateRanking, OfflineRanking {
  /**
   * Scores candidates.
   *
   * @param rows the candidates, derived columns filled
   * @param slots how many will be shown
   * @param scores where the scores go, at least 3 × count long; the rest is scratch
   */
  void score(FeatureRows rows, int slots, double[] scores);
}
