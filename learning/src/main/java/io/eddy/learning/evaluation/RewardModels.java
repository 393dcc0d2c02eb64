package io.eddy.learning.evaluation;

import io.eddy.recommender.feature.Features;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.LinearFittedQEvaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * Models of rewards that have never seen whom they judge: viewers are hashed into folds, and a model of
 * each fold learns from the others.
 */
final class RewardModels {
  private static final int FOLDS = 5;

  /** Positions with a level of their own; later ones share the last. */
  private static final int POSITIONS = 10;

  private static final double PRECISION = 10;

  private final List<PositionRewards> positions = new ArrayList<>();
  private final List<LinearFittedQEvaluation> sessions = new ArrayList<>();
  private final List<double[]> coefficients = new ArrayList<>();

  /** Models that have seen nothing. */
  RewardModels(Features features) {
    var fewest = new EvaluationSettings(true, EvaluationSettings.FEWEST_REPLICATES, 1);
    for (var fold = 0; fold < FOLDS; fold++) {
      positions.add(new PositionRewards(POSITIONS, features.width()));
      sessions.add(sessionValues(features, fewest));
    }
  }

  /** A fitted evaluation of sessions, on {@link ReplayedSlate#shownFeatures}. */
  static LinearFittedQEvaluation sessionValues(Features features, EvaluationSettings settings) {
    var width = 1 + features.stateWidth() + features.width();
    return new LinearFittedQEvaluation(width, Sessions.MOST, PRECISION, settings);
  }

  /** Takes in what a slate earned. */
  void learn(SlateOutcome<ReplayedSlate> slate) {
    var own = fold(slate.kept().cluster());
    for (var fold = 0; fold < FOLDS; fold++) {
      if (fold != own) {
        learn(slate, positions.get(fold));
      }
    }
  }

  /** Takes in a session. */
  void learn(List<SlateOutcome<ReplayedSlate>> session) {
    var own = fold(session.getFirst().kept().cluster());
    for (var fold = 0; fold < FOLDS; fold++) {
      if (fold != own) {
        learn(session, sessions.get(fold));
      }
    }
  }

  /** Fits what was taken in. */
  void fit() {
    positions.forEach(PositionRewards::fit);
    sessions.forEach(model -> coefficients.add(model.coefficients()));
  }

  /** What positions earn, by who has not seen this viewer. */
  PositionRewards positions(long cluster) {
    return positions.get(fold(cluster));
  }

  /** θ of what the rest of a session earns, by who has not seen this viewer. */
  double[] session(long cluster) {
    return coefficients.get(fold(cluster));
  }

  private static void learn(SlateOutcome<ReplayedSlate> slate, PositionRewards model) {
    var below = 0.0;
    for (var j = slate.items() - 1; j >= 0; j--) {
      below += slate.reward(j);
      model.add(j, slate.kept().shown()[j], below);
    }
  }

  static void learn(List<SlateOutcome<ReplayedSlate>> session, LinearFittedQEvaluation model) {
    var cluster = session.getFirst().kept().cluster();
    model.start(cluster, session.getFirst().kept().expectedFeatures());
    for (var t = 0; t < session.size(); t++) {
      var slate = session.get(t);
      var last = t == session.size() - 1;
      model.add(
          cluster,
          slate.kept().shownFeatures(),
          slate.reward(),
          1,
          last ? null : session.get(t + 1).kept().expectedFeatures());
    }
  }

  private static int fold(long cluster) {
    return (int) Long.remainderUnsigned(cluster, FOLDS);
  }
}
