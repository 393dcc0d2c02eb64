package io.eddy.rl.ope;

import java.util.Locale;

/**
 * When an estimate may be trusted. Each ground has a bound below which the estimate is refused and one
 * from which it is reliable; the worst ground decides.
 *
 * <ul>
 *   <li>overlap: the effective sample size, and the share of the largest weight;
 *   <li>support: the mean weight, which is 1 unless the target policy does what was never logged, or so
 *       rarely that the log doesn't hold it;
 *   <li>rewards: (Σ w|r|)²/Σ(w r)², the number of equal rewards that would tell as much;
 *   <li>clusters: n²/Σ nₖ², the number of equal clusters;
 *   <li>bias: what clipping may hide, at most mean((w − w′)|r − q̂|), against the standard error.
 * </ul>
 *
 * <p>The bounds were chosen so that reliable intervals hold the truth in 93 to 97 of 100 logs; the test
 * of coverage holds them to it.
 */
final class ReliabilityRule {

  static final double REFUSED_SAMPLE = 30;
  static final double RELIABLE_SAMPLE = 300;
  static final double RELIABLE_LARGEST_SHARE = .02;

  /** Standard errors by which the mean weight may differ from 1. */
  static final double REFUSED_WEIGHT_ERRORS = 5;

  static final double RELIABLE_WEIGHT_ERRORS = 3;
  static final double REFUSED_REWARDS = 5;
  static final double RELIABLE_REWARDS = 100;
  static final double REFUSED_CLUSTERS = 10;
  static final double RELIABLE_CLUSTERS = 100;

  /** A bias of this share of the standard error moves coverage by less than half a percent. */
  static final double RELIABLE_BIAS_SHARE = .25;

  /** What differs from 1 by rounding alone. */
  private static final double ROUNDING = 1e-9;

  private ReliabilityRule() {}

  /**
   * What is known of an estimate.
   *
   * @param needsPropensities whether the estimator means nothing without weights
   * @param unknown steps without a propensity
   * @param meanWeightError standard error of the mean weight
   * @param largestShare of the largest weight in the sum
   * @param effectiveRewards rewards that tell as much, if all were equal
   * @param effectiveClusters clusters that tell as much, if all were equal
   * @param biasBound what clipping may hide, in units of reward
   */
  record Evidence(
      boolean needsPropensities,
      long unknown,
      double effectiveSampleSize,
      double meanWeight,
      double meanWeightError,
      double largestShare,
      double effectiveRewards,
      double effectiveClusters,
      double biasBound,
      double standardError) {

    /** By how many of its standard errors the mean weight differs from 1. */
    double weightErrors() {
      var distance = Math.abs(meanWeight - 1);
      return distance <= ROUNDING ? 0 : distance / meanWeightError;
    }
  }

  /** A verdict and its reason. */
  record Finding(Verdict verdict, String reason) {}

  /** Refused by the first ground that refuses, else uncertain by the first that doubts. */
  static Finding judge(Evidence e) {
    var refusal = refusal(e);
    if (!refusal.isEmpty()) {
      return new Finding(Verdict.REFUSED, refusal);
    }
    var doubt = doubt(e);
    return new Finding(doubt.isEmpty() ? Verdict.RELIABLE : Verdict.UNCERTAIN, doubt);
  }

  private static String refusal(Evidence e) {
    if (e.needsPropensities()) {
      if (e.effectiveSampleSize() < REFUSED_SAMPLE) {
        return tooLittleOverlap(e, REFUSED_SAMPLE);
      }
      if (e.weightErrors() > REFUSED_WEIGHT_ERRORS) {
        return wrongMeanWeight(e);
      }
    }
    if (e.unknown() == 0 && e.effectiveRewards() < REFUSED_REWARDS) {
      return tooFewRewards(e, REFUSED_REWARDS);
    }
    return e.effectiveClusters() < REFUSED_CLUSTERS ? tooFewClusters(e, REFUSED_CLUSTERS) : "";
  }

  private static String doubt(Evidence e) {
    if (e.unknown() > 0) {
      return "no propensities: nothing checks the model";
    }
    if (e.effectiveSampleSize() < RELIABLE_SAMPLE) {
      return tooLittleOverlap(e, RELIABLE_SAMPLE);
    }
    if (e.largestShare() > RELIABLE_LARGEST_SHARE) {
      return "too little overlap: one step carries %s of all weight, more than %s"
          .formatted(number(e.largestShare()), number(RELIABLE_LARGEST_SHARE));
    }
    if (e.weightErrors() > RELIABLE_WEIGHT_ERRORS) {
      return wrongMeanWeight(e);
    }
    if (e.effectiveRewards() < RELIABLE_REWARDS) {
      return tooFewRewards(e, RELIABLE_REWARDS);
    }
    if (e.effectiveClusters() < RELIABLE_CLUSTERS) {
      return tooFewClusters(e, RELIABLE_CLUSTERS);
    }
    if (!(e.biasBound() <= RELIABLE_BIAS_SHARE * e.standardError())) {
      return "weight was cut off or the model believed: up to %s of bias beside a standard error of %s"
          .formatted(number(e.biasBound()), number(e.standardError()));
    }
    return "";
  }

  private static String tooLittleOverlap(Evidence e, double bound) {
    return "too little overlap: the log is worth %s steps of the target policy, fewer than %s"
        .formatted(number(e.effectiveSampleSize()), number(bound));
  }

  private static String wrongMeanWeight(Evidence e) {
    return "too little overlap: the mean weight is %s ± %s, not 1; the target policy does what the log hardly holds, or propensities are wrong"
        .formatted(number(e.meanWeight()), number(e.meanWeightError()));
  }

  private static String tooFewRewards(Evidence e, double bound) {
    return "too few rewards: they tell as much as %s equal ones, fewer than %s"
        .formatted(number(e.effectiveRewards()), number(bound));
  }

  private static String tooFewClusters(Evidence e, double bound) {
    return "too few clusters: they tell as much as %s equal ones, fewer than %s"
        .formatted(number(e.effectiveClusters()), number(bound));
  }

  /** Three digits, as a reader wants them. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
