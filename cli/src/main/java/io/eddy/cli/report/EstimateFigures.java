package io.eddy.cli.report;

import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.Verdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An estimate; what is refused or not defined is null, its weights are told all the same.
 *
 * @param ci95 both ends
 * @param verdict in lower case
 * @param reason why it is not reliable; empty if it is
 */
public record EstimateFigures(
    @Nullable Double value,
    @Nullable Double standardError,
    double @Nullable [] ci95,
    @Nullable Double effectiveSampleSize,
    @Nullable Double meanWeight,
    @Nullable Double largestWeight,
    String verdict,
    String reason) {

  static EstimateFigures of(Estimate estimate) {
    var shown = estimate.verdict() != Verdict.REFUSED && Double.isFinite(estimate.value());
    return new EstimateFigures(
        shown ? finite(estimate.value()) : null,
        shown ? finite(estimate.standardError()) : null,
        shown ? new double[] {estimate.interval().low(), estimate.interval().high()} : null,
        finite(estimate.effectiveSampleSize()),
        finite(estimate.meanWeight()),
        finite(estimate.largestWeight()),
        word(estimate.verdict()),
        estimate.reason());
  }

  static Map<String, EstimateFigures> of(Map<String, Estimate> estimates) {
    var figures = new LinkedHashMap<String, EstimateFigures>();
    estimates.forEach((name, estimate) -> figures.put(name, of(estimate)));
    return figures;
  }

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
