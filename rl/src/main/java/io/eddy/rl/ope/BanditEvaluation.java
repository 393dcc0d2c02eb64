package io.eddy.rl.ope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * All estimators of a bandit's log in one pass more than the models of rewards want: it folds every
 * estimator, also those of every clip, threshold and λ that may be chosen ({@link Slope}).
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

  /** Weights to choose from, from no clipping on. */
  private static final double[] WEIGHTS = {Double.POSITIVE_INFINITY, 100, 50, 20, 10, 5, 2, 1};

  /** The λ of shrinkage to choose from: a weight of √λ is halved. */
  private static final double[] SHRINKAGES = {
    Double.POSITIVE_INFINITY, 10_000, 2_500, 400, 100, 25, 4, 1
  };

  private static final double[] SUB_GAUSSIAN = {0, .001, .003, .01, .03, .1, .3};

  /**
   * Reads the log, as often as the learner wants and once more.
   *
   * @param learner gives a learner that has seen nothing
   * @return estimates by name: ipw, snipw, clippedIpw, subGaussianIpw, dm, dr, sndr, switchDr, drOs
   */
  public Map<String, Estimate> of(LoggedSteps log, Supplier<? extends RewardLearner> learner) {
    var families = families();
    var models = CrossFitting.fit(log, folds, learner);
    var evaluation =
        new OffPolicyEvaluation<ScoredStep>(
            families.values().stream().flatMap(List::stream).toList(), settings);
    log.forEach(step -> evaluation.add(step.cluster(), models.scored(step)));
    var estimates = evaluation.estimates();
    var chosen = new LinkedHashMap<String, Estimate>();
    var from = 0;
    for (var family : families.entrySet()) {
      var candidates = estimates.subList(from, from + family.getValue().size());
      chosen.put(family.getKey(), candidates.get(Slope.choose(candidates)));
      from += candidates.size();
    }
    return chosen;
  }

  /** Estimators from the least biased on, of which one each is to be chosen. */
  private Map<String, List<Estimator<ScoredStep>>> families() {
    var families = new LinkedHashMap<String, List<Estimator<ScoredStep>>>();
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
    return families;
  }

  private static List<Estimator<ScoredStep>> family(
      @Nullable Double given, double[] grid, DoubleFunction<Estimator<ScoredStep>> estimator) {
    return given != null
        ? List.of(estimator.apply(given))
        : DoubleStream.of(grid).mapToObj(estimator).toList();
  }
}
