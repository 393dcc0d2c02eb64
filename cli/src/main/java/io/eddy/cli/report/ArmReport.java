package io.eddy.cli.report;

import io.eddy.recommender.experiment.ArmLedger;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.rl.statistics.Bootstrap;
import io.eddy.rl.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the arms of a run earned (formulation, sections 6 and 7): mean reward per assigned viewer over
 * equal time, with bootstraps over viewers.
 *
 * @param arms figures by arm
 * @param lift the first arm against each other one, whole run and last third
 */
public record ArmReport(Map<String, Figures> arms, Lifts lift) {
  private static final int RESAMPLES = 2_000;
  private static final double LEVEL = .95;

  /**
   * Figures of an arm.
   *
   * @param viewers assigned viewers that were seen
   * @param rewardPerViewer mean reward per assigned viewer
   * @param ci95 of the mean, viewers resampled
   * @param rewardPerDecision per displayed decision: descriptive only
   * @param averageWatchSeconds per visit of known length
   * @param successRate share of displayed decisions that led to a visit of at least 30 s
   */
  public record Figures(
      int viewers,
      long decisions,
      double rewardPerViewer,
      double[] ci95,
      double rewardPerDecision,
      double averageWatchSeconds,
      double successRate) {}

  /** A ratio of mean rewards per viewer. */
  public record Lift(double value, double[] ci95) {}

  /**
   * Ratios, by names such as {@code learning/popularity}.
   *
   * @param whole over the whole run
   * @param lastThird over its last third
   */
  public record Lifts(Map<String, Lift> whole, Map<String, Lift> lastThird) {}

  /**
   * A report.
   *
   * @param end totals at the end
   * @param twoThirds totals when two thirds had passed
   * @param seed of the resampling
   */
  public static ArmReport of(
      Experiment experiment,
      Map<String, ArmLedger.Total> end,
      Map<String, ArmLedger.Total> twoThirds,
      long seed) {
    var bootstrap = new Bootstrap(RESAMPLES, LEVEL, new SplittableRandom(seed));
    var arms = new LinkedHashMap<String, Figures>();
    for (var arm : experiment.arms()) {
      var totals = end.values().stream().filter(t -> t.arm().equals(arm.name())).toList();
      arms.put(arm.name(), figures(totals, bootstrap));
    }
    var whole = rewards(experiment, end, Map.of());
    var last = rewards(experiment, end, twoThirds);
    return new ArmReport(
        arms, new Lifts(lifts(experiment, whole, bootstrap), lifts(experiment, last, bootstrap)));
  }

  private static Figures figures(List<ArmLedger.Total> totals, Bootstrap bootstrap) {
    var rewards = totals.stream().mapToDouble(ArmLedger.Total::reward).toArray();
    var displayed = sum(totals, ArmLedger.Total::displayed);
    return new Figures(
        totals.size(),
        (long) sum(totals, ArmLedger.Total::decisions),
        ratio(sum(totals, ArmLedger.Total::reward), totals.size()),
        rewards.length == 0 ? new double[2] : pair(bootstrap.mean(rewards)),
        ratio(sum(totals, ArmLedger.Total::reward), displayed),
        ratio(
            sum(totals, ArmLedger.Total::watchSeconds),
            sum(totals, ArmLedger.Total::measuredVisits)),
        ratio(sum(totals, ArmLedger.Total::successes), displayed));
  }

  /** Reward of each viewer since the earlier totals, by arm. */
  private static Map<String, double[]> rewards(
      Experiment experiment,
      Map<String, ArmLedger.Total> end,
      Map<String, ArmLedger.Total> before) {
    var rewards = new LinkedHashMap<String, double[]>();
    for (var arm : experiment.arms()) {
      rewards.put(
          arm.name(),
          end.entrySet().stream()
              .filter(entry -> entry.getValue().arm().equals(arm.name()))
              .sorted(Map.Entry.comparingByKey())
              .mapToDouble(entry -> entry.getValue().reward() - earlier(before.get(entry.getKey())))
              .toArray());
    }
    return rewards;
  }

  private static double earlier(ArmLedger.@Nullable Total total) {
    return total == null ? 0 : total.reward();
  }

  private static Map<String, Lift> lifts(
      Experiment experiment, Map<String, double[]> rewards, Bootstrap bootstrap) {
    var lifts = new LinkedHashMap<String, Lift>();
    var arms = experiment.arms();
    var first = rewards.getOrDefault(arms.getFirst().name(), new double[0]);
    for (var arm : arms.subList(1, arms.size())) {
      var other = rewards.getOrDefault(arm.name(), new double[0]);
      if (first.length > 0 && other.length > 0 && mean(other) > 0) {
        lifts.put(
            arms.getFirst().name() + "/" + arm.name(),
            new Lift(mean(first) / mean(other), pair(bootstrap.ratioOfMeans(first, other))));
      }
    }
    return lifts;
  }

  private static double[] pair(Interval interval) {
    return new double[] {interval.low(), interval.high()};
  }

  private static double mean(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double sum(
      List<ArmLedger.Total> totals, ToDoubleFunction<ArmLedger.Total> property) {
    return totals.stream().mapToDouble(property).sum();
  }

  private static double ratio(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }
}
