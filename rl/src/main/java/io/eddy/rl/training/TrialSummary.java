package io.eddy.rl.training;

import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.statistics.Bootstrap;
import io.eddy.rl.statistics.InterquartileMean;
import io.eddy.rl.statistics.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What several seeds came to: interquartile means and their bootstrap intervals over seeds.
 *
 * @param last of the last policies
 * @param selected of the selected policies
 * @param last100 of the last 100 training episodes
 * @param solved number of seeds in which 100 training episodes in a row reached the threshold
 * @param stepsPerSecond timed steps of all seeds over their seconds: the speed of one thread
 */
public record TrialSummary(
    Figure last, Figure selected, Figure last100, int solved, double stepsPerSecond) {

  private static final int RESAMPLES = 10_000;
  private static final double LEVEL = .95;

  /** An interquartile mean and its 95 % interval; NaN and everything where no seed has a number. */
  public record Figure(double interquartileMean, Interval interval) {}

  /** Sums up at least one result; the same results give the same intervals. */
  public static TrialSummary of(List<TrialResult> results) {
    return new TrialSummary(
        figure(results, TrialResult::finalReturn),
        figure(results, TrialResult::selectedReturn),
        figure(results, TrialResult::last100Return),
        (int) results.stream().filter(r -> r.solvedAtStep().isPresent()).count(),
        results.stream().mapToLong(TrialResult::timedSteps).sum()
            / results.stream().mapToDouble(TrialResult::seconds).sum());
  }

  private static Figure figure(List<TrialResult> results, ToDoubleFunction<TrialResult> property) {
    var values = results.stream().mapToDouble(property).filter(v -> !Double.isNaN(v)).toArray();
    if (values.length == 0) {
      return new Figure(
          Double.NaN, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    var bootstrap = new Bootstrap(RESAMPLES, LEVEL, new SplitMix64(0));
    return new Figure(InterquartileMean.of(values), bootstrap.of(values, InterquartileMean::of));
  }
}
