package io.eddy.learning.evaluation;

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
import io.eddy.rl.ope.Verdict;
import io.eddy.rl.ope.WeightedPerDecisionImportanceSampling;
import io.eddy.storage.FactReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What another policy would have earned on the platform's own log: on the displayed slates of the
 * evaluation share, which no policy was trained on. Two passes: one fits the models of rewards, each for
 * the viewers that it has not seen; one replays each decision under the target policy, as it would be
 * served, and folds the estimators. External decisions count with the propensities that the caller told; where
 * some decisions have propensities, external ones without are left out, and with them the sessions that they stand in.
 * Where none has, every estimate is refused. Memory grows neither with the log nor with its viewers but by what
 * {@link SlateOutcomes} keeps of the last hours.
 */
public final class LogEvaluation {
  /** Underflow would make a weight of a slate infinite. */
  private static final double LEAST_PROPENSITY = 1e-290;

  private final DisplayedSlates log;
  private final Features features;
  private final Exploration exploration;

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
    this.log = new DisplayedSlates(log, windows, prices, since);
    this.features = features;
    this.exploration = exploration;
  }

  /**
   * What the log says of a policy.
   *
   * @param decisions in the log
   * @param evaluated displayed ones of the evaluation share: the data
   * @param external how many of these a caller's own recommender made
   * @param leftOut displayed external ones of the evaluation share without propensities, beside others that have
   *     some
   * @param behaviorMean mean reward of these
   * @param slates estimates of the reward per displayed slate, by name
   * @param sessions estimates of the reward per session, by name
   */
  public record Result(
      long decisions,
      long evaluated,
      long external,
      long leftOut,
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
    var models = new RewardModels(features);
    var together = new Sessions(models::learn);
    var known = new Sums();
    log.read(
        replay::withoutMarginals,
        slate -> {
          known.steps += slate.kept().hasPropensities() ? 1 : 0;
          models.learn(slate);
          together.next(slate);
        },
        progress);
    together.end();
    models.fit();
    return evaluate(replay, models, known.steps > 0, progress);
  }

  private Result evaluate(
      SlateReplay replay, RewardModels models, boolean someKnown, LongConsumer progress) {
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
    var fqe = RewardModels.sessionValues(features, EvaluationSettings.CLUSTERED);
    var together =
        new Sessions(
            session -> {
              if (someKnown && !session.stream().allMatch(s -> s.kept().hasPropensities())) {
                return;
              }
              var cluster = session.getFirst().kept().cluster();
              sessions.add(cluster, episode(session, models.session(cluster)));
              RewardModels.learn(session, fqe);
            });
    var sums = new Sums();
    var decisions =
        log.read(
            replay::of,
            slate -> {
              together.next(slate);
              if (someKnown && !slate.kept().hasPropensities()) {
                sums.leftOut++;
                return;
              }
              sums.external += slate.kept().external() ? 1 : 0;
              sums.steps++;
              sums.reward += slate.reward();
              var cluster = slate.kept().cluster();
              slates.add(cluster, logged(slate, models.positions(cluster)));
            },
            facts -> progress.accept(log.facts() + facts));
    together.end();
    var perSession = new LinkedHashMap<>(sessions.byName());
    perSession.put("fqe", someKnown || sums.steps == 0 ? fqe.estimate() : unchecked(fqe));
    return new Result(
        decisions,
        sums.steps,
        sums.external,
        sums.leftOut,
        sums.reward / sums.steps,
        slates.byName(),
        perSession);
  }

  /** A model beside which nothing else can be estimated. */
  private static Estimate unchecked(LinearFittedQEvaluation fqe) {
    var believed = fqe.estimate();
    return new Estimate(
        believed.value(),
        believed.standardError(),
        believed.interval(),
        believed.effectiveSampleSize(),
        believed.meanWeight(),
        believed.largestWeight(),
        believed.clippedShare(),
        Verdict.REFUSED,
        "no propensities: nothing checks the model");
  }

  private static final class Sums {
    private long steps;
    private long external;
    private long leftOut;
    private double reward;
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
}
