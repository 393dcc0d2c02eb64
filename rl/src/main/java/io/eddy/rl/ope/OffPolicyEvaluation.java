package io.eddy.rl.ope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds estimators over a log in one pass. Replicates of a Poisson bootstrap are summed up as steps
 * arrive ({@link PoissonDraws}), so that memory is replicates × terms of all estimators (1,000
 * replicates: 16 kB for a mean, 32 kB for a ratio) and never grows with the log or its clusters. A step
 * costs about as many products.
 *
 * <p>Standard errors: with independent steps those of the mean, sd/√n, for ratios by the delta method;
 * with clusters the spread of the replicates. Intervals are percentiles of the replicates (Efron and
 * Tibshirani 1993, chapter 13). An estimator whose settings were chosen by the same log is not charged
 * for the choice.
 *
 * <p>One thread.
 *
 * @param <S> a logged step
 */
public final class OffPolicyEvaluation<S> {

  private final List<Tally<S>> tallies;
  private final PoissonDraws draws;
  private final double[] held;
  private final boolean clustered;
  private long steps;

  /** An evaluation that has seen nothing. */
  public OffPolicyEvaluation(List<? extends Estimator<S>> estimators, EvaluationSettings settings) {
    this.tallies = estimators.stream().map(e -> new Tally<S>(e, settings)).toList();
    this.draws = new PoissonDraws(settings.replicates(), settings.seed());
    this.held = new double[settings.replicates()];
    this.clustered = settings.clustered();
  }

  /**
   * Takes in a step.
   *
   * @param cluster whom it depends on: the viewer, or the number of the row if steps are independent
   */
  public void add(long cluster, S step) {
    steps++;
    var counts = draws.of(cluster);
    for (var r = 0; r < held.length; r++) {
      held[r] += counts[r];
    }
    for (var tally : tallies) {
      tally.add(step, counts);
    }
  }

  /** What each estimator says of the steps so far, in the order in which they were given. */
  public List<Estimate> estimates() {
    var clusters = effectiveClusters();
    return tallies.stream().map(tally -> tally.estimate(held, clusters)).toList();
  }

  /** The same by name; of equal names the last. */
  public Map<String, Estimate> byName() {
    var estimates = estimates();
    var named = new LinkedHashMap<String, Estimate>();
    for (var i = 0; i < tallies.size(); i++) {
      named.put(tallies.get(i).name(), estimates.get(i));
    }
    return named;
  }

  /**
   * n² / Σ nₖ² of clusters of nₖ steps: the size of a replicate has the variance Σ nₖ². Known to a
   * relative √(2/replicates).
   */
  private double effectiveClusters() {
    if (!clustered) {
      return steps;
    }
    var deviation = Replicates.deviation(held);
    return deviation == 0 ? 0 : (double) steps * steps / (deviation * deviation);
  }
}
