package io.eddy.learning.offline;

import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Learns a policy from a log in passes, and keeps the one that is best on the part of the log that nothing
 * was learned from; after some passes without a better one it stops. Where that can't be told, for want of
 * propensities, the last pass is kept. The same log, algorithm and seed give
 * the same policy.
 */
public final class OfflineTraining {
  /** So many passes without a better policy are enough. */
  private static final int PATIENCE = 6;

  private OfflineTraining() {}

  /**
   * What came of it.
   *
   * @param weights of the pass that was kept
   * @param validated measure of each pass, higher is better: value in reward per examined position, or for
   *     behaviour cloning the mean log-likelihood of what was shown
   * @param kept which pass was kept, from 0
   * @param behaviorValue reward per examined position of the validation part, as logged
   * @param value the same as the policy would have earned it, estimated; NaN if no propensities are known
   */
  public record Trained(
      OfflineWeights weights,
      List<Double> validated,
      int kept,
      double behaviorValue,
      double value) {
    /** Copies the list. */
    public Trained {
      validated = List.copyOf(validated);
    }
  }

  /**
   * Learns.
   *
   * @param progress hears the measure of each pass
   * @throws IllegalArgumentException if the algorithm needs propensities and the log has none
   * @throws ArithmeticException if learning diverged from the first pass on
   */
  public static Trained of(
      OfflineLog log, OfflineAlgorithm algorithm, long seed, Consumer<Double> progress) {
    var training = log.training();
    requirePropensities(training, algorithm);
    // The likelihood of behaviour is told as it is, a value in units of reward.
    var unit = algorithm == OfflineAlgorithm.BEHAVIOR_CLONING ? 1 : log.unit();
    var random = new SplitMix64(seed);
    var learner = algorithm.learner(log.shape(), training.longest(), random.split());
    var measures = new ArrayList<Double>();
    OfflineWeights best = null;
    var kept = -1;
    while (measures.size() < learner.mostPasses() && measures.size() - kept <= PATIENCE) {
      learner.pass(training, random);
      var measure = learner.validated(log.validation());
      measures.add(measure);
      progress.accept(unit * measure);
      if (best == null || Double.isNaN(measure) || measure > measures.get(kept)) {
        best = learner.weights(training.size());
        kept = measures.size() - 1;
      }
    }
    if (best == null) {
      throw new IllegalStateException("The algorithm %s makes no pass.".formatted(algorithm));
    }
    var value = new LoggedValue(log.validation());
    return new Trained(
        best,
        measures.stream().map(measure -> unit * measure).toList(),
        kept,
        log.unit() * value.asLogged(),
        log.unit() * value.of(best.scorer()));
  }

  private static void requirePropensities(OfflineSlates log, OfflineAlgorithm algorithm) {
    var known = log.list().stream().anyMatch(slate -> !Double.isNaN(slate.propensity(0)));
    if (algorithm == OfflineAlgorithm.TOP_K_REINFORCE && !known) {
      throw new IllegalArgumentException(
          "The algorithm top-k-reinforce needs propensities, and no slate of the log has one. Log"
              + " them with the decisions, or choose another algorithm.");
    }
  }
}
