package io.eddy.learning.dsjson;

import io.eddy.rl.ope.DirectMethod;
import io.eddy.rl.ope.DoublyRobust;
import io.eddy.rl.ope.DoublyRobustWithShrinkage;
import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.Estimator;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.InverseProbabilityWeighting;
import io.eddy.rl.ope.OffPolicyEvaluation;
import io.eddy.rl.ope.ScoredStep;
import io.eddy.rl.ope.SelfNormalizedDoublyRobust;
import io.eddy.rl.ope.SelfNormalizedInverseProbabilityWeighting;
import io.eddy.rl.ope.Slope;
import io.eddy.rl.ope.SubGaussianInverseProbabilityWeighting;
import io.eddy.rl.ope.SwitchDoublyRobust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

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
  private static final double[] WEIGHTS = {Double.POSITIVE_INFINITY, 100, 50, 20, 10, 5, 2, 1};
  private static final double[] SHRINKAGES = {
    Double.POSITIVE_INFINITY, 10_000, 2_500, 400, 100, 25, 4, 1
  };
  private static final double[] SUB_GAUSSIAN = {0, .001, .003, .01, .03, .1, .3};

  private final Map<String, List<Estimator<ScoredStep>>> families = new LinkedHashMap<>();
  private final OffPolicyEvaluation<ScoredStep> evaluation;

  /**
   * An evaluation that has seen nothing.
   *
   * @param clip largest weight of clippedIpw
   */
  WeightedBandits(double clip, EvaluationSettings settings) {
    families.put("ipw", List.of(new InverseProbabilityWeighting()));
    families.put("snipw", List.of(new SelfNormalizedInverseProbabilityWeighting()));
    families.put("clippedIpw", List.of(new InverseProbabilityWeighting(clip)));
    families.put(
        "subGaussianIpw", family(SUB_GAUSSIAN, SubGaussianInverseProbabilityWeighting::new));
    families.put("dm", List.of(new DirectMethod()));
    families.put("dr", List.of(new DoublyRobust()));
    families.put("sndr", List.of(new SelfNormalizedDoublyRobust()));
    families.put("switchDr", family(WEIGHTS, SwitchDoublyRobust::new));
    families.put("drOs", family(SHRINKAGES, DoublyRobustWithShrinkage::new));
    this.evaluation =
        new OffPolicyEvaluation<>(
            families.values().stream().flatMap(List::stream).toList(), settings);
  }

  private static List<Estimator<ScoredStep>> family(
      double[] grid, DoubleFunction<Estimator<ScoredStep>> estimator) {
    return DoubleStream.of(grid).mapToObj(estimator).toList();
  }

  /** Takes in a step of importance ω. */
  void add(long cluster, ScoredStep step, double importance) {
    evaluation.add(cluster, importance == 1 ? step : weighted(step, importance));
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
    var all = evaluation.estimates();
    var chosen = new LinkedHashMap<String, Estimate>();
    var from = 0;
    for (var family : families.entrySet()) {
      var candidates = all.subList(from, from + family.getValue().size());
      chosen.put(family.getKey(), candidates.get(Slope.choose(candidates)));
      from += candidates.size();
    }
    return chosen;
  }
}
