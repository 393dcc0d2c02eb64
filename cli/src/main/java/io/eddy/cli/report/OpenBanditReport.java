package io.eddy.cli.report;

import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.Verdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a target policy would have earned on a log of the Open Bandit Dataset.
 *
 * @param rows impressions
 * @param behaviorMean clicks per impression of the policy that logged
 * @param estimates by estimator
 * @param meanWeight expected to be 1
 * @param maxWeight largest weight before clipping
 * @param effectiveSampleSize impressions of the target policy that the log is worth
 * @param verdict on ipw, in lower case
 * @param reason why the verdict is not reliable; empty if it is
 */
public record OpenBanditReport(
    long rows,
    long clicks,
    double behaviorMean,
    Map<String, Figures> estimates,
    @Nullable Double meanWeight,
    @Nullable Double maxWeight,
    @Nullable Double effectiveSampleSize,
    String verdict,
    String reason) {

  /**
   * An estimate; numbers are null where it is refused or not defined.
   *
   * @param value clicks per impression
   * @param ci95 both ends
   */
  public record Figures(
      @Nullable Double value,
      @Nullable Double standardError,
      double @Nullable [] ci95,
      String verdict,
      String reason) {

    static Figures of(Estimate estimate) {
      var shown = estimate.verdict() != Verdict.REFUSED && Double.isFinite(estimate.value());
      return new Figures(
          shown ? finite(estimate.value()) : null,
          shown ? finite(estimate.standardError()) : null,
          shown ? new double[] {estimate.interval().low(), estimate.interval().high()} : null,
          word(estimate.verdict()),
          estimate.reason());
    }
  }

  /** The report of estimates by name, ipw among them. */
  public static OpenBanditReport of(long rows, long clicks, Map<String, Estimate> estimates) {
    var figures = new LinkedHashMap<String, Figures>();
    estimates.forEach((name, estimate) -> figures.put(name, Figures.of(estimate)));
    var ipw = Objects.requireNonNull(estimates.get("ipw"));
    return new OpenBanditReport(
        rows,
        clicks,
        rows == 0 ? 0 : (double) clicks / rows,
        figures,
        finite(ipw.meanWeight()),
        finite(ipw.largestWeight()),
        finite(ipw.effectiveSampleSize()),
        word(ipw.verdict()),
        ipw.reason());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
