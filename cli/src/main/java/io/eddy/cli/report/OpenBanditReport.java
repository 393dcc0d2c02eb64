package io.eddy.cli.report;

import io.eddy.rl.ope.Estimate;
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
    Map<String, EstimateFigures> estimates,
    @Nullable Double meanWeight,
    @Nullable Double maxWeight,
    @Nullable Double effectiveSampleSize,
    String verdict,
    String reason) {

  /** The report of estimates by name, ipw among them. */
  public static OpenBanditReport of(long rows, long clicks, Map<String, Estimate> estimates) {
    var ipw = Objects.requireNonNull(estimates.get("ipw"));
    return new OpenBanditReport(
        rows,
        clicks,
        rows == 0 ? 0 : (double) clicks / rows,
        EstimateFigures.of(estimates),
        EstimateFigures.finite(ipw.meanWeight()),
        EstimateFigures.finite(ipw.largestWeight()),
        EstimateFigures.finite(ipw.effectiveSampleSize()),
        EstimateFigures.word(ipw.verdict()),
        ipw.reason());
  }
}
