package io.eddy.recommender.policy;

import io.eddy.recommender.feature.FeatureRows;
import io.eddy.rl.value.CandidateScorer;

/** Ranks by what was learned from a log ahead of serving. */
public final class OfflineRanking implements Ranking {
  private final CandidateScorer scorer;
  private final int width;

  /** A ranking by these weights. */
  public OfflineRanking(OfflineWeights weights) {
    this.scorer = weights.scorer();
    this.width = weights.itemWidth();
  }

  @Override
  public void score(FeatureRows rows, int slots, double[] scores) {
    var first = new float[rows.count() * width];
    for (var i = 0; i < rows.count(); i++) {
      System.arraycopy(rows.rows(), i * rows.width(), first, i * width, width);
    }
    scorer.scores(rows.state(), first, rows.count(), scores);
  }
}
