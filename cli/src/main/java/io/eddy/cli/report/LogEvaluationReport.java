package io.eddy.cli.report;

import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.Verdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would have earned on the platform's own log.
 *
 * @param decisions in the log
 * @param evaluated displayed ones of the evaluation share
 * @param external how many of these a caller's own recommender made
 * @param leftOut further ones of a caller, without propensities
 * @param behaviorMean reward of one of these; null if there are none
 * @param estimates of the reward per displayed slate, by estimator
 * @param sessions of the reward per session, by estimator
 * @param verdict on {@link #HEADLINE}, in lower case
 * @param reason why it is not reliable; empty if it is
 */
public record LogEvaluationReport(
    String policy,
    int version,
    long decisions,
    long evaluated,
    long external,
    long leftOut,
    @Nullable Double behaviorMean,
    Map<String, Figures> estimates,
    Map<String, Figures> sessions,
    String verdict,
    String reason) {
  /** The estimator whose verdict is the report's: a viewer who reads from the top suffices for it. */
  public static final String HEADLINE = "slateCascadeDr";

  /**
   * An estimate; what is refused or not defined is null, its weights are told all the same.
   *
   * @param ci95 both ends
   */
  public record Figures(
      @Nullable Double value,
      @Nullable Double standardError,
      double @Nullable [] ci95,
      @Nullable Double effectiveSampleSize,
      @Nullable Double meanWeight,
      @Nullable Double largestWeight,
      String verdict,
      String reason) {
    static Figures of(Estimate estimate) {
      var shown = estimate.verdict() != Verdict.REFUSED && Double.isFinite(estimate.value());
      return new Figures(
          shown ? finite(estimate.value()) : null,
          shown ? finite(estimate.standardError()) : null,
          shown ? new double[] {estimate.interval().low(), estimate.interval().high()} : null,
          finite(estimate.effectiveSampleSize()),
          finite(estimate.meanWeight()),
          finite(estimate.largestWeight()),
          word(estimate.verdict()),
          estimate.reason());
    }
  }

  /** The report of an evaluation. */
  public static LogEvaluationReport of(String policy, int version, LogEvaluation.Result result) {
    var headline = Objects.requireNonNull(result.slates().get(HEADLINE));
    return new LogEvaluationReport(
        policy,
        version,
        result.decisions(),
        result.evaluated(),
        result.external(),
        result.leftOut(),
        finite(result.behaviorMean()),
        figures(result.slates()),
        figures(result.sessions()),
        word(headline.verdict()),
        result.evaluated() == 0
            ? "the log holds no displayed decision of the evaluation share"
            : headline.reason());
  }

  private static Map<String, Figures> figures(Map<String, Estimate> estimates) {
    var figures = new LinkedHashMap<String, Figures>();
    estimates.forEach((name, estimate) -> figures.put(name, Figures.of(estimate)));
    return figures;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
