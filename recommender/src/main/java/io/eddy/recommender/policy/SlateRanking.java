package io.eddy.recommender.policy;

import io.eddy.recommender.feature.FeatureRows;
import io.eddy.rl.slate.SlateHeads;

/**
 * Ranks by what SlateQ learned, and as long as that is little also by the prior: both scores are
 * standardised over the candidates and mixed by trust = n/(n + n₀) after n transitions. So a cold
 * learner costs little, and no version differs much from the one before.
 */
public final class SlateRanking implements Ranking {
  private final SlateHeads heads;
  private final Ranking prior;
  private final double trust;

  /**
   * A ranking.
   *
   * @param trust what the learned score weighs, 0 to 1
   */
  public SlateRanking(SlateHeads heads, Ranking prior, double trust) {
    this.heads = heads;
    this.prior = prior;
    this.trust = trust;
  }

  @Override
  public void score(FeatureRows rows, int slots, double[] scores) {
    heads.scores(rows.state(), rows.rows(), rows.count(), slots, scores);
    if (trust >= 1) {
      return;
    }
    var believed = new double[3 * rows.count()];
    prior.score(rows, slots, believed);
    var learnedScale = Standard.of(scores, rows.count());
    var believedScale = Standard.of(believed, rows.count());
    for (var i = 0; i < rows.count(); i++) {
      scores[i] =
          trust * learnedScale.standardised(scores[i])
              + (1 - trust) * believedScale.standardised(believed[i]);
    }
  }
}
