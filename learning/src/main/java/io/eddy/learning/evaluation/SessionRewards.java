package io.eddy.learning.evaluation;

import io.eddy.rl.linear.CrossMoments;
import io.eddy.rl.linear.Gram;
import io.eddy.rl.linear.Prior;
import java.util.List;

/**
 * What the sessions of a fold of viewers add up to for a fitted evaluation of what the rest of a session
 * earns, as {@link io.eddy.rl.ope.LinearFittedQEvaluation} does it, but without errors: here it is only a
 * model that other estimates lean on.
 */
final class SessionRewards {
  /** What the prior weighs, in samples. */
  private static final double PRECISION = 10;

  private final int width;
  private final Gram gram;
  private final CrossMoments following;
  private final double[] rewards;

  /** Nothing yet, on so many features. */
  SessionRewards(int width) {
    this.width = width;
    this.gram = new Gram(width);
    this.following = new CrossMoments(width, width);
    this.rewards = new double[width];
  }

  /** Takes in a session. */
  void learn(List<SlateOutcome<ReplayedSlate>> session) {
    for (var t = 0; t < session.size(); t++) {
      var slate = session.get(t);
      var features = slate.kept().shownFeatures();
      gram.add(features, 0, 1);
      for (var i = 0; i < width; i++) {
        rewards[i] += slate.reward() * features[i];
      }
      if (t < session.size() - 1) {
        following.add(features, session.get(t + 1).kept().expectedFeatures(), 1);
      }
    }
  }

  /** θ after all that several folds add up to, by as many regressions as a session has slates. */
  static double[] fit(List<SessionRewards> folds, int width) {
    var gram = new Gram(width);
    var rewards = new double[width];
    for (var fold : folds) {
      gram.merge(fold.gram);
      for (var i = 0; i < width; i++) {
        rewards[i] += fold.rewards[i];
      }
    }
    var prior = Prior.zero(width, PRECISION);
    var theta = new double[width];
    for (var i = 0; i < Sessions.MOST; i++) {
      var target = rewards.clone();
      for (var fold : folds) {
        fold.following.addProduct(theta, 1, target);
      }
      theta = gram.solve(prior, 1, target);
    }
    return theta;
  }
}
