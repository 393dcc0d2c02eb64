package io.eddy.learning.evaluation;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.reward.Prices;
import io.eddy.recommender.slate.Exploration;
import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.LinearFittedQEvaluation;
import io.eddy.rl.ope.LoggedEpisode;
import io.eddy.rl.ope.LoggedSlate;
import io.eddy.rl.ope.OffPolicyEvaluation;
import io.eddy.rl.ope.PerDecisionImportanceSampling;
import io.eddy.rl.ope.ScoredStep;
import io.eddy.rl.ope.SequenceDoublyRobust;
import io.eddy.rl.ope.SlateCascadeDoublyRobust;
import io.eddy.rl.ope.SlateIndependentIps;
import io.eddy.rl.ope.SlatePosition;
import io.eddy.rl.ope.SlateRewardInteractionIps;
import io.eddy.rl.ope.SlateStandardIps;
import io.eddy.rl.ope.WeightedPerDecisionImportanceSampling;
import io.eddy.storage.FactReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What another policy would have earned on the platform's own log: on the displayed slates of the
 * evaluation share, which no policy was trained on. Two passes: one fits the models of rewards, each for
 * the viewers that it has not seen; one replays each decision under the target policy, as it would be
 * served, and folds the estimators. Memory grows neither with the log nor with its viewers but by what
 * {@link SlateOutcomes} keeps of the last hours.
 */
public final class LogEvaluation {
  private static final int READ_AT_ONCE = 500;
  private static final int FOLDS = 5;
  private static final int POSITIONS = 10;
  private static final double PRECISION = 10;

  /** Underflow would make a weight of a slate infinite. */
  private static final double LEAST_PROPENSITY = 1e-290;

  private final FactReader log;
  private final Windows windows;
  private final Prices prices;
  private final Features features;
  private final Exploration exploration;
  private final long since;

  /**
   * An evaluation.
   *
   * @param since decisions made before, epoch milliseconds, are left out
   */
  public LogEvaluation(
      FactReader log,
      Windows windows,
      Prices prices,
      Features features,
      Exploration exploration,
      long since) {
    this.log = log;
    this.windows = windows;
    this.prices = prices;
    this.features = features;
    this.exploration = exploration;
    this.since = since;
  }

  /**
   * What the log says of a policy.
   *
   * @param decisions in the log
   * @param evaluated displayed ones of the evaluation share: the data
   * @param behaviorMean mean reward of these
   * @param slates estimates of the reward per displayed slate, by name
   * @param sessions estimates of the reward per session, by name
   */
  public record Result(
      long decisions,
      long evaluated,
      double behaviorMean,
      Map<String, Estimate> slates,
      Map<String, Estimate> sessions) {}

  /**
   * Reads the log twice.
   *
   * @param progress is told how many facts have been read in both passes
   */
  public Result of(PublishedPolicy target, LongConsumer progress) {
    var replay = new SlateReplay(target, features, exploration);
    var models = fit(replay, progress);
    return evaluate(replay, models, progress);
  }

  /** What models expect of the viewers that they have not seen. */
  private record Models(List<PositionRewards> positions, List<double[]> sessions) {}

  private Models fit(SlateReplay replay, LongConsumer progress) {
    var positions = new ArrayList<PositionRewards>();
    var sessions = new ArrayList<LinearFittedQEvaluation>();
    var width = 1 + features.stateWidth() + features.width();
    var fewest = new EvaluationSettings(true, EvaluationSettings.FEWEST_REPLICATES, 1);
    for (var fold = 0; fold < FOLDS; fold++) {
      positions.add(new PositionRewards(POSITIONS, features.width()));
      sessions.add(new LinearFittedQEvaluation(width, Sessions.MOST, PRECISION, fewest));
    }
    var together =
        new Sessions(
            session -> {
              var own = fold(session.getFirst().kept().cluster());
              for (var fold = 0; fold < FOLDS; fold++) {
                if (fold != own) {
                  learn(session, sessions.get(fold));
                }
              }
            });
    displayed(
        replay::of,
        slate -> {
          var own = fold(slate.kept().cluster());
          for (var fold = 0; fold < FOLDS; fold++) {
            if (fold != own) {
              learn(slate, positions.get(fold));
            }
          }
          together.next(slate);
        },
        facts -> progress.accept(facts));
    together.end();
    positions.forEach(PositionRewards::fit);
    return new Models(
        positions, sessions.stream().map(LinearFittedQEvaluation::coefficients).toList());
  }

  private Result evaluate(SlateReplay replay, Models models, LongConsumer progress) {
    var slates =
        new OffPolicyEvaluation<LoggedSlate>(
            List.of(
                new SlateStandardIps(),
                new SlateIndependentIps(),
                new SlateRewardInteractionIps(),
                new SlateCascadeDoublyRobust()),
            EvaluationSettings.CLUSTERED);
    var sessions =
        new OffPolicyEvaluation<LoggedEpisode>(
            List.of(
                new PerDecisionImportanceSampling(1),
                new WeightedPerDecisionImportanceSampling(1, Sessions.MOST),
                new SequenceDoublyRobust(1)),
            EvaluationSettings.CLUSTERED);
    var width = 1 + features.stateWidth() + features.width();
    var fqe =
        new LinearFittedQEvaluation(width, Sessions.MOST, PRECISION, EvaluationSettings.CLUSTERED);
    var together =
        new Sessions(
            session -> {
              var cluster = session.getFirst().kept().cluster();
              sessions.add(cluster, episode(session, models.sessions().get(fold(cluster))));
              learn(session, fqe);
            });
    var sums = new Sums();
    var firstPass = log.head().offset() - log.tail().offset();
    var decisions =
        displayed(
            replay::of,
            slate -> {
              sums.steps++;
              sums.reward += slate.reward();
              var cluster = slate.kept().cluster();
              slates.add(cluster, logged(slate, models.positions().get(fold(cluster))));
              together.next(slate);
            },
            facts -> progress.accept(firstPass + facts));
    together.end();
    var perSession = new LinkedHashMap<>(sessions.byName());
    perSession.put("fqe", fqe.estimate());
    return new Result(decisions, sums.steps, sums.reward / sums.steps, slates.byName(), perSession);
  }

  private static final class Sums {
    private long steps;
    private double reward;
  }

  /** Reads the log through, and hands over each displayed slate; tells how many decisions it holds. */
  private long displayed(
      Function<Decision, @Nullable ReplayedSlate> keep,
      Consumer<SlateOutcome<ReplayedSlate>> each,
      LongConsumer progress) {
    var outcomes =
        new SlateOutcomes<ReplayedSlate>(
            windows,
            prices,
            decision -> decision.time() >= since ? keep.apply(decision) : null,
            slate -> {
              if (slate.displayed()) {
                each.accept(slate);
              }
            });
    var decisions = 0L;
    var first = log.tail().offset();
    var next = first;
    var end = log.head().offset();
    while (next < end) {
      var facts = log.read(new Position(0, next), (int) Math.min(READ_AT_ONCE, end - next));
      for (var fact : facts) {
        decisions += isDecision(fact) ? 1 : 0;
        outcomes.after(fact);
      }
      next += facts.size();
      progress.accept(next - first);
    }
    outcomes.end();
    return decisions;
  }

  private boolean isDecision(LoggedFact logged) {
    return logged.fact() instanceof Fact.Decided(var decision) && decision.time() >= since;
  }

  private static void learn(SlateOutcome<ReplayedSlate> slate, PositionRewards model) {
    var below = 0.0;
    for (var j = slate.items() - 1; j >= 0; j--) {
      below += slate.reward(j);
      model.add(j, slate.kept().shown()[j], below);
    }
  }

  private static void learn(
      List<SlateOutcome<ReplayedSlate>> session, LinearFittedQEvaluation model) {
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

  private static LoggedSlate logged(SlateOutcome<ReplayedSlate> slate, PositionRewards model) {
    var kept = slate.kept();
    var positions = new ArrayList<SlatePosition>(kept.items());
    for (var j = 0; j < kept.items(); j++) {
      var step =
          new ScoredStep(
              Math.min(1, kept.propensities()[j]),
              Math.min(1, kept.target()[j]),
              slate.reward(j),
              model.expected(j, kept.shown()[j]),
              model.expected(j, kept.expected()[j]));
      positions.add(
          new SlatePosition(
              step, Math.min(1, kept.marginals()[j]), Math.min(1, kept.targetMarginals()[j])));
    }
    return new LoggedSlate(positions);
  }

  private static LoggedEpisode episode(
      List<SlateOutcome<ReplayedSlate>> session, double[] coefficients) {
    var steps = new ArrayList<ScoredStep>(session.size());
    for (var slate : session) {
      var propensity = 1.0;
      var target = 1.0;
      for (var j = 0; j < slate.items(); j++) {
        propensity *= Math.min(1, slate.kept().propensities()[j]);
        target *= Math.min(1, slate.kept().target()[j]);
      }
      steps.add(
          new ScoredStep(
              Math.max(LEAST_PROPENSITY, propensity),
              target,
              slate.reward(),
              dot(coefficients, slate.kept().shownFeatures()),
              dot(coefficients, slate.kept().expectedFeatures())));
    }
    return new LoggedEpisode(steps);
  }

  private static double dot(double[] a, double[] b) {
    var sum = 0.0;
    for (var i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static int fold(long cluster) {
    return (int) Long.remainderUnsigned(cluster, FOLDS);
  }
}
