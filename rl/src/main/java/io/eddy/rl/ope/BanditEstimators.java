package io.eddy.rl.ope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The estimators of a bandit's log by name, folded together, also those of every clip, threshold and λ that
 * may be chosen ({@link Slope}). Confined to one thread.
 */
public final class BanditEstimators {

  /** Weights to choose from, from no clipping on. */
  private static final double[] WEIGHTS = {Double.POSITIVE_INFINITY, 100, 50, 20, 10, 5, 2, 1};

  /** The λ of shrinkage to choose from: a weight of √λ is halved. */
  private static final double[] SHRINKAGES = {
    Double.POSITIVE_INFINITY, 10_000, 2_500, 400, 100, 25, 4, 1
  };

  private static final double[] SUB_GAUSSIAN = {0, .001, .003, .01, .03, .1, .3};

  /** From the least biased on; one of each is chosen. */
  private final Map<String, List<Estimator<ScoredStep>>> families = new LinkedHashMap<>();

  private final OffPolicyEvaluation<ScoredStep> evaluation;

  /**
   * Estimators that have seen nothing.
   *
   * @param clip largest weight of {@code clippedIpw}; null to choose
   * @param threshold τ of {@code switchDr}; null to choose
   * @param lambda λ of {@code drOs}; null to choose
   * @param damping λ of {@code subGaussianIpw}; null to choose
   */
  public BanditEstimators(
      @Nullable Double clip,
      @Nullable Double threshold,
      @Nullable Double lambda,
      @Nullable Double damping,
      EvaluationSettings settings) {
    families.put("ipw", List.of(new InverseProbabilityWeighting()));
    families.put("snipw", List.of(new SelfNormalizedInverseProbabilityWeighting()));
    families.put("clippedIpw", family(clip, WEIGHTS, InverseProbabilityWeighting::new));
    families.put(
        "subGaussianIpw",
        family(damping, SUB_GAUSSIAN, SubGaussianInverseProbabilityWeighting::new));
    families.put("dm", List.of(new DirectMethod()));
    families.put("dr", List.of(new DoublyRobust()));
    families.put("sndr", List.of(new SelfNormalizedDoublyRobust()));
    families.put("switchDr", family(threshold, WEIGHTS, SwitchDoublyRobust::new));
    families.put("drOs", family(lambda, SHRINKAGES, DoublyRobustWithShrinkage::new));
    this.evaluation =
        new OffPolicyEvaluation<>(
            families.values().stream().flatMap(List::stream).toList(), settings);
  }

  private static List<Estimator<ScoredStep>> family(
      @Nullable Double given, double[] grid, DoubleFunction<Estimator<ScoredStep>> estimator) {
    return given != null
        ? List.of(estimator.apply(given))
        : DoubleStream.of(grid).mapToObj(estimator).toList();
  }

  /** Takes in a step. */
  public void add(long cluster, ScoredStep step) {
    evaluation.add(cluster, step);
  }

  /** What was chosen of each family: ipw, snipw, clippedIpw, subGaussianIpw, dm, dr, sndr, switchDr, drOs. */
  public Map<String, Estimate> estimates() {
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
