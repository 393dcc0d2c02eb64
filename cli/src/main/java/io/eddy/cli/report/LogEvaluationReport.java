package io.eddy.cli.report;

import io.eddy.learning.evaluation.LogEvaluation;
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
    Map<String, EstimateFigures> estimates,
    Map<String, EstimateFigures> sessions,
    String verdict,
    String reason) {
  /** The estimator whose verdict is the report's: a viewer who reads from the top suffices for it. */
  public static final String HEADLINE = "slateCascadeDr";

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
        EstimateFigures.finite(result.behaviorMean()),
        EstimateFigures.of(result.slates()),
        EstimateFigures.of(result.sessions()),
        EstimateFigures.word(headline.verdict()),
        result.evaluated() == 0
            ? "the log holds no displayed decision of the evaluation share"
            : headline.reason());
  }
}
