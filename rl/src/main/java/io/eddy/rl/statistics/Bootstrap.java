package io.eddy.rl.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani 1993, "An Introduction to the Bootstrap",
 * chapter 13). Every number must belong to one independent unit, a viewer or a seed: whole units are
 * drawn anew with replacement, so that what is dependent within a unit stays together.
 *
 * <p>All chance comes from the generator: a seed reproduces an interval bit for bit. One thread.
 */
public final class Bootstrap {

  /** Fewer resamples make the ends of the interval themselves noisy. */
  public static final int FEWEST_RESAMPLES = 2_000;

  private final int resamples;
  private final double level;
  private final RandomGenerator random;

  /**
   * A bootstrap.
   *
   * @param resamples at least {@link #FEWEST_RESAMPLES}
   * @param level coverage asked for, in (0, 1), such as .95
   */
  public Bootstrap(int resamples, double level, RandomGenerator random) {
    if (resamples < FEWEST_RESAMPLES || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "Need at least %d resamples (%d) and a level (%s) in (0, 1)."
              .formatted(FEWEST_RESAMPLES, resamples, level));
    }
    this.resamples = resamples;
    this.level = level;
    this.random = random;
  }

  /** Interval for the mean. */
  public Interval mean(double[] values) {
    return of(values, Bootstrap::meanOf);
  }

  /** Interval for any statistic of independent numbers, such as {@link InterquartileMean#of}. */
  public Interval of(double[] values, ToDoubleFunction<double[]> statistic) {
    requireSome(values);
    var sample = new double[values.length];
    var estimates = new double[resamples];
    for (var r = 0; r < resamples; r++) {
      draw(values, sample);
      estimates[r] = statistic.applyAsDouble(sample);
    }
    return percentiles(estimates);
  }

  /**
   * Interval for mean(treated) / mean(control), two groups of units that are drawn independently. A
   * resample whose control mean is not positive counts as +∞.
   */
  public Interval ratioOfMeans(double[] treated, double[] control) {
    requireSome(treated);
    requireSome(control);
    if (!(meanOf(control) > 0)) {
      throw new IllegalArgumentException(
          "A ratio needs a positive control mean (%s).".formatted(meanOf(control)));
    }
    var treatedSample = new double[treated.length];
    var controlSample = new double[control.length];
    var estimates = new double[resamples];
    for (var r = 0; r < resamples; r++) {
      draw(treated, treatedSample);
      draw(control, controlSample);
      var below = meanOf(controlSample);
      estimates[r] = below > 0 ? meanOf(treatedSample) / below : Double.POSITIVE_INFINITY;
    }
    return percentiles(estimates);
  }

  private void draw(double[] values, double[] sample) {
    for (var i = 0; i < sample.length; i++) {
      sample[i] = values[random.nextInt(values.length)];
    }
  }

  /** The middle {@code level} of the estimates, cut at whole ranks towards the outside. */
  private Interval percentiles(double[] estimates) {
    Arrays.sort(estimates);
    var tail = (1 - level) / 2;
    var low = (int) Math.floor(tail * resamples);
    return new Interval(estimates[low], estimates[resamples - 1 - low]);
  }

  private static double meanOf(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void requireSome(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A bootstrap needs at least one unit.");
    }
  }
}
