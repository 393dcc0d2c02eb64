package io.eddy.rl.ope;

import io.eddy.rl.statistics.Interval;

/**
 * The sums of one estimator. Memory: replicates × (2 + 2·ratios) numbers, and the square of the latter
 * factor; nothing grows with the log.
 */
final class Tally<S> {

  private final Estimator<S> estimator;
  private final boolean clustered;
  private final Terms terms;
  private final Moments moments;
  private final double[][] replicates; // of term, replicate
  private final int size;
  private long unknown;
  private double squaredWeights;
  private double largestWeight;
  private double cutWeights;
  private double rewards;
  private double squaredRewards;
  private double cut;

  Tally(Estimator<S> estimator, EvaluationSettings settings) {
    this.estimator = estimator;
    this.clustered = settings.clustered();
    this.terms = new Terms(estimator.ratios());
    this.size = terms.values().length;
    this.moments = new Moments(size);
    this.replicates = new double[size][settings.replicates()];
  }

  String name() {
    return estimator.name();
  }

  /** Takes in a step that each replicate holds as often as {@code counts} says. */
  void add(S step, double[] counts) {
    terms.clear();
    estimator.terms(step, terms);
    if (Double.isNaN(terms.weight())) {
      unknown++;
      if (estimator.needsPropensities()) {
        return;
      }
      terms.weight(0, 0, 0, 0);
    }
    moments.add(terms.values());
    addWeights();
    addToReplicates(counts);
  }

  private void addWeights() {
    var w = terms.weight();
    squaredWeights += w * w;
    largestWeight = Math.max(largestWeight, w);
    cutWeights += Math.max(0, w - terms.usedWeight());
    rewards += terms.weightedReward();
    squaredRewards += terms.weightedReward() * terms.weightedReward();
    cut += terms.cut();
  }

  private void addToReplicates(double[] counts) {
    for (var i = 0; i < size; i++) {
      var value = terms.values()[i];
      if (value != 0) { // rewards are often zero
        addScaled(replicates[i], counts, value);
      }
    }
  }

  private static void addScaled(double[] sums, double[] counts, double value) {
    for (var r = 0; r < sums.length; r++) {
      sums[r] += counts[r] * value;
    }
  }

  /**
   * The estimate so far.
   *
   * @param held number of steps that each replicate holds
   * @param clusters effective number of clusters
   */
  Estimate estimate(double[] held, double clusters) {
    var n = moments.count();
    if (n == 0 || (unknown > 0 && estimator.needsPropensities())) {
      return unknown(n);
    }
    var values = new double[held.length];
    var weights = new double[held.length];
    for (var r = 0; r < held.length; r++) {
      values[r] = value(r, held[r]);
      weights[r] = replicates[size - 1][r] / held[r];
    }
    var value = value(moments);
    var standardError =
        clustered ? Replicates.deviation(values) : Math.sqrt(moments.variance(gradient()) / n);
    var meanWeight = moments.mean(size - 1);
    var sum = meanWeight * n;
    var evidence =
        new ReliabilityRule.Evidence(
            estimator.needsPropensities(),
            unknown,
            ratio(sum * sum, squaredWeights),
            meanWeight,
            Replicates.deviation(weights),
            ratio(largestWeight, sum),
            ratio(rewards * rewards, squaredRewards),
            clusters,
            cut / n,
            standardError);
    var finding = ReliabilityRule.judge(evidence);
    return new Estimate(
        value,
        standardError,
        Double.isFinite(value) ? Replicates.interval(values) : everything(),
        evidence.effectiveSampleSize(),
        meanWeight,
        largestWeight,
        ratio(cutWeights, sum),
        finding.verdict(),
        finding.reason());
  }

  private Estimate unknown(long known) {
    return new Estimate(
        Double.NaN,
        Double.NaN,
        everything(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Verdict.REFUSED,
        unknown == 0
            ? "the log is empty"
            : "no propensities: %d of %d steps have none".formatted(unknown, unknown + known));
  }

  /** mean(plain) + Σⱼ mean(numeratorⱼ) / mean(denominatorⱼ). */
  private double value(Moments of) {
    var value = of.mean(0);
    for (var i = 1; i < size - 1; i += 2) {
      value += of.mean(i) / of.mean(i + 1);
    }
    return value;
  }

  private double value(int replicate, double held) {
    var value = replicates[0][replicate] / held;
    for (var i = 1; i < size - 1; i += 2) {
      value += replicates[i][replicate] / replicates[i + 1][replicate];
    }
    return value;
  }

  /** Of the value by the means: 1, then 1/d and −(n/d)/d of each ratio n/d (the delta method). */
  private double[] gradient() {
    var gradient = new double[size];
    gradient[0] = 1;
    for (var i = 1; i < size - 1; i += 2) {
      gradient[i] = 1 / moments.mean(i + 1);
      gradient[i + 1] = -moments.mean(i) / moments.mean(i + 1) / moments.mean(i + 1);
    }
    return gradient;
  }

  private static Interval everything() {
    return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private static double ratio(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }
}
