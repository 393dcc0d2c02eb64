package io.eddy.learning.dsjson;

import io.eddy.rl.ope.BanditEstimators;
import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.ScoredStep;
import java.util.Map;

/**
 * The estimators of {@code BanditEvaluation} for steps that stand for others that were dropped: a step of importance ω,
 * 1 on the mean, has the weight ωw, and what a model expects of it counts ω times,
 *
 * <pre>
 * dr = mean( ω v̂ + ω w (r − q̂) )
 * </pre>
 *
 * so that clipping, the effective sample size and the mean weight see both chances at once. With ω = 1 throughout the
 * estimates are those of {@code BanditEvaluation}.
 */
final class WeightedBandits {
  private final BanditEstimators estimators;

  /**
   * An evaluation that has seen nothing.
   *
   * @param clip largest weight of clippedIpw
   */
  WeightedBandits(double clip, EvaluationSettings settings) {
    this.estimators = new BanditEstimators(clip, null, null, null, settings);
  }

  /** Takes in a step of importance ω. */
  void add(long cluster, ScoredStep step, double importance) {
    estimators.add(cluster, importance == 1 ? step : weighted(step, importance));
  }

  /** The weight is a quotient: both probabilities may be made smaller, so that none exceeds 1. */
  private static ScoredStep weighted(ScoredStep step, double importance) {
    var target = importance * step.targetProbability();
    var scale = Math.max(1, target);
    return new ScoredStep(
        step.propensity() / scale,
        target / scale,
        step.reward(),
        step.modelled(),
        importance * step.expected());
  }

  /** What was chosen of each family. */
  Map<String, Estimate> estimates() {
    return estimators.estimates();
  }
}
