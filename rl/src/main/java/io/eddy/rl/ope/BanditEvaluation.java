package io.eddy.rl.ope;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All estimators of a bandit's log in one pass more than the models of rewards want.
 *
 * @param clip largest weight of {@code clippedIpw}; null to choose
 * @param threshold τ of {@code switchDr}; null to choose
 * @param lambda λ of {@code drOs}; null to choose
 * @param damping λ of {@code subGaussianIpw}; null to choose
 * @param folds of the cross-fitting, at least 2
 * @param settings of the errors
 */
public record BanditEvaluation(
    @Nullable Double clip,
    @Nullable Double threshold,
    @Nullable Double lambda,
    @Nullable Double damping,
    int folds,
    EvaluationSettings settings) {

  /** Everything chosen by the log, five folds, independent steps. */
  public static final BanditEvaluation DEFAULT =
      new BanditEvaluation(null, null, null, null, 5, EvaluationSettings.INDEPENDENT);

  /**
   * Reads the log, as often as the learner wants and once more.
   *
   * @param learner gives a learner that has seen nothing
   * @return estimates by name: ipw, snipw, clippedIpw, subGaussianIpw, dm, dr, sndr, switchDr, drOs
   */
  public Map<String, Estimate> of(LoggedSteps log, Supplier<? extends RewardLearner> learner) {
    var models = CrossFitting.fit(log, folds, learner);
    var estimators = new BanditEstimators(clip, threshold, lambda, damping, settings);
    log.forEach(step -> estimators.add(step.cluster(), models.scored(step)));
    return estimators.estimates();
  }
}
