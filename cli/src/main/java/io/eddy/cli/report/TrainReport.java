package io.eddy.cli.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.eddy.rl.statistics.Interval;
import io.eddy.rl.training.TrialResult;
import io.eddy.rl.training.TrialSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an algorithm came to in an environment. A number that is not known, since no episode ended, is
 * null.
 *
 * @param steps of a seed; where episodes were limited, the mean over seeds
 * @param solved seeds in which 100 training episodes in a row reached the environment's threshold
 * @param stepsPerSecond steps of all seeds over their seconds: the speed of one thread
 */
public record TrainReport(
    String environment,
    String algorithm,
    long steps,
    List<Seed> seeds,
    Figures interquartileMean,
    Intervals ci95,
    int solved,
    @Nullable Double stepsPerSecond) {

  /**
   * What one seed came to.
   *
   * @param finalReturn mean return of the last policy, on fresh episodes and without exploration
   * @param selectedReturn the same of the policy that was best in held-out evaluations
   * @param last100Return mean return of the last 100 training episodes
   * @param averageReward of a training step
   * @param cumulativeReward of all training steps
   * @param successRate share of the training episodes that reached the goal
   * @param seconds of acting and learning in this process; evaluations are left out
   */
  public record Seed(
      long seed,
      double finalReturn,
      double selectedReturn,
      @Nullable Double last100Return,
      @Nullable Long solvedAtStep,
      double averageReward,
      double cumulativeReward,
      @Nullable Double successRate,
      double seconds) {

    static Seed of(TrialResult result) {
      var solvedAt = result.solvedAtStep();
      return new Seed(
          result.seed(),
          result.finalReturn(),
          result.selectedReturn(),
          known(result.last100Return()),
          solvedAt.isPresent() ? solvedAt.getAsLong() : null,
          result.averageReward(),
          result.totalReward(),
          known(result.successRate()),
          result.seconds());
    }
  }

  /** Interquartile means over seeds. */
  public record Figures(
      @JsonProperty("final") double last, double selected, @Nullable Double last100) {}

  /** 95 % bootstrap intervals of them, over seeds. */
  public record Intervals(
      @JsonProperty("final") double[] last, double[] selected, double @Nullable [] last100) {}

  /** Several reports in one. */
  public record Runs(List<TrainReport> runs) {}

  /** The report of some results, at least one. */
  public static TrainReport of(String environment, String algorithm, List<TrialResult> results) {
    var summary = TrialSummary.of(results);
    var last100 = known(summary.last100().interquartileMean());
    return new TrainReport(
        environment,
        algorithm,
        Math.round(results.stream().mapToLong(TrialResult::steps).average().orElse(0)),
        results.stream().map(Seed::of).toList(),
        new Figures(
            summary.last().interquartileMean(), summary.selected().interquartileMean(), last100),
        new Intervals(
            pair(summary.last().interval()),
            pair(summary.selected().interval()),
            last100 == null ? null : pair(summary.last100().interval())),
        summary.solved(),
        known(summary.stepsPerSecond()));
  }

  private static double[] pair(Interval interval) {
    return new double[] {interval.low(), interval.high()};
  }

  private static @Nullable Double known(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
