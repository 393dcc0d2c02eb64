package io.eddy.learning.evaluation;

import io.eddy.recommender.feature.Features;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.LinearFittedQEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Models of rewards that have never seen whom they judge: viewers are hashed into folds, and a model of
 * each fold learns from the others. A slate is taken in by its own fold alone; sums are put together
 * when all is read.
 */
final class RewardModels {
  private static final int FOLDS = 5;

  /** Positions with a level of their own; later ones share the last. */
  private static final int POSITIONS = 10;

  private static final double PRECISION = 10;

  private final Features features;
  private final List<PositionRewards> slates = new ArrayList<>();
  private final List<SessionRewards> sessions = new ArrayList<>();
  private final List<PositionRewards> positions = new ArrayList<>();
  private final List<double[]> coefficients = new ArrayList<>();

  /** Models that have seen nothing. */
  RewardModels(Features features) {
    this.features = features;
    for (var fold = 0; fold < FOLDS; fold++) {
      slates.add(new PositionRewards(POSITIONS, features.width()));
      sessions.add(new SessionRewards(sessionWidth(features)));
    }
  }

  /** A fitted evaluation of sessions, on {@link ReplayedSlate#shownFeatures}. */
  static LinearFittedQEvaluation sessionValues(Features features, EvaluationSettings settings) {
    return new LinearFittedQEvaluation(sessionWidth(features), Sessions.MOST, PRECISION, settings);
  }

  private static int sessionWidth(Features features) {
    return 1 + features.stateWidth() + features.width();
  }

  /** Takes in what a slate earned. */
  void learn(SlateOutcome<ReplayedSlate> slate) {
    var model = slates.get(fold(slate.kept().cluster()));
    var below = 0.0;
    for (var j = slate.items() - 1; j >= 0; j--) {
      below += slate.reward(j);
      model.add(j, slate.kept().shown()[j], below);
    }
  }

  /** Takes in a session. */
  void learn(List<SlateOutcome<ReplayedSlate>> session) {
    sessions.get(fold(session.getFirst().kept().cluster())).learn(session);
  }

  /** Fits what was taken in: each fold's models to what the others have seen. */
  void fit() {
    for (var fold = 0; fold < FOLDS; fold++) {
      var model = new PositionRewards(POSITIONS, features.width());
      others(slates, fold).forEach(model::merge);
      model.fit();
      positions.add(model);
      coefficients.add(SessionRewards.fit(others(sessions, fold), sessionWidth(features)));
    }
  }

  private static <T> List<T> others(List<T> folds, int own) {
    return IntStream.range(0, FOLDS).filter(fold -> fold != own).mapToObj(folds::get).toList();
  }

  /** What positions earn, by who has not seen this viewer. */
  PositionRewards positions(long cluster) {
    return positions.get(fold(cluster));
  }

  /** θ of what the rest of a session earns, by who has not seen this viewer. */
  double[] session(long cluster) {
    return coefficients.get(fold(cluster));
  }

  /** Takes a session into an evaluation. */
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
