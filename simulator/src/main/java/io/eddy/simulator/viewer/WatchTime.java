package io.eddy.simulator.viewer;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * How long a visit lasts: a mixture of two lognormals, cut off where the broadcast ends.
 *
 * <p>Over all visits KuaiLive fits .84·LN(2.62 s, 1.895) + .16·LN(139 s, 1.593), which has median 4.0
 * to 4.6 s, P90 118 to 151 s and 5.6 % above 300 s. What a viewer feels for a room shifts the weight
 * and both medians. That adds spread of its own, so weight and spreads within a visit are a little
 * smaller than the published ones: weight .13, and √(σ² − .4²·.75) with .75 the variance of
 * satisfaction over entered rooms. The whole is as published.
 *
 * @param longWeight probability of the long component
 * @param shortMedian seconds
 * @param longMedian seconds
 * @param mostSeconds what is left of the broadcast
 */
record WatchTime(double longWeight, double shortMedian, double longMedian, double mostSeconds) {
  /** Weight of long visits at average satisfaction; .16 over all visits. */
  static final double LONG_WEIGHT = .13;

  /** Median of short visits at average satisfaction, seconds. */
  static final double SHORT_MEDIAN = 2.62;

  /** Median of long visits at average satisfaction, seconds. */
  static final double LONG_MEDIAN = 139;

  /** Spread of ln watch within the short component. */
  static final double SHORT_LOG_SD = 1.86;

  /** Spread of ln watch within the long component. */
  static final double LONG_LOG_SD = 1.55;

  /** The longest visit, seconds: the platform closes it then. */
  static final double LONGEST = 4 * 3_600;

  /** How strongly satisfaction moves the log odds of a long visit (an assumption). */
  static final double WEIGHT_SLOPE = .8;

  /** How strongly satisfaction moves the log of both medians (an assumption). */
  static final double MEDIAN_SLOPE = .4;

  private static final int HALF_GRID = 16;
  private static final double GRID_STEP = .25;
  private static final double[] WEIGHTS = weights();
  private static final double[] SHORT_STRETCHES = stretches(SHORT_LOG_SD);
  private static final double[] LONG_STRETCHES = stretches(LONG_LOG_SD);

  /** The distribution at a satisfaction, 0 being that of the average visit. */
  static WatchTime at(double satisfaction, double secondsLeft) {
    var logOdds = Math.log(LONG_WEIGHT / (1 - LONG_WEIGHT)) + WEIGHT_SLOPE * satisfaction;
    var stretch = Math.exp(MEDIAN_SLOPE * satisfaction);
    return new WatchTime(
        1 / (1 + Math.exp(-logOdds)),
        SHORT_MEDIAN * stretch,
        LONG_MEDIAN * stretch,
        Math.min(LONGEST, secondsLeft));
  }

  /** Draws a visit's length, seconds. */
  double draw(RandomGenerator random) {
    var isLong = random.nextDouble() < longWeight;
    var z = random.nextGaussian();
    var seconds =
        isLong ? longMedian * Math.exp(LONG_LOG_SD * z) : shortMedian * Math.exp(SHORT_LOG_SD * z);
    return Math.min(mostSeconds, seconds);
  }

  /** Probability of leaving sooner than this many seconds. */
  double probabilityBelow(double seconds) {
    if (seconds > mostSeconds) {
      return 1;
    }
    return (1 - longWeight) * normalCdf(Math.log(seconds / shortMedian) / SHORT_LOG_SD)
        + longWeight * normalCdf(Math.log(seconds / longMedian) / LONG_LOG_SD);
  }

  /** Mean of a function of the length in seconds, by the trapezoidal rule on ln w. */
  double mean(DoubleUnaryOperator value) {
    return (1 - longWeight) * mean(value, shortMedian, SHORT_STRETCHES)
        + longWeight * mean(value, longMedian, LONG_STRETCHES);
  }

  private double mean(DoubleUnaryOperator value, double median, double[] stretches) {
    var sum = 0.0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      var seconds = Math.min(mostSeconds, median * stretches[i]);
      sum += WEIGHTS[i] * value.applyAsDouble(seconds);
    }
    return sum;
  }

  /** Φ to 1.5e-7 (Abramowitz &amp; Stegun 7.1.26). */
  static double normalCdf(double z) {
    var x = Math.abs(z) / Math.sqrt(2);
    var t = 1 / (1 + .3275911 * x);
    var series =
        t
            * (.254829592
                + t * (-.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    var erf = 1 - series * Math.exp(-x * x);
    return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
  }

  /** Normal densities on the grid, times its step. */
  private static double[] weights() {
    var weights = new double[2 * HALF_GRID + 1];
    for (var i = 0; i < weights.length; i++) {
      var z = z(i);
      weights[i] = GRID_STEP / Math.sqrt(2 * Math.PI) * Math.exp(-z * z / 2);
    }
    return weights;
  }

  private static double[] stretches(double logSd) {
    var stretches = new double[2 * HALF_GRID + 1];
    for (var i = 0; i < stretches.length; i++) {
      stretches[i] = Math.exp(logSd * z(i));
    }
    return stretches;
  }

  private static double z(int i) {
    return (i - HALF_GRID) * GRID_STEP;
  }
}
