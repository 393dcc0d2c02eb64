package io.eddy.rl.ope;

import io.eddy.rl.statistics.Interval;
import io.eddy.rl.statistics.RunningMean;
import java.util.Arrays;

/** What replicates of a bootstrap say of a number: its spread and the middle 95 % of it. */
final class Replicates {

  private static final double TAIL = .025;

  private Replicates() {}

  /** Standard deviation of those that are numbers; NaN of fewer than two. */
  static double deviation(double[] values) {
    var spread = RunningMean.EMPTY;
    for (var value : values) {
      spread = Double.isFinite(value) ? spread.after(value) : spread;
    }
    return spread.count() < 2 ? Double.NaN : Math.sqrt(spread.variance());
  }

  /** The middle 95 % of those that are numbers, cut at whole ranks towards the outside. */
  static Interval interval(double[] values) {
    var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    var low = (int) Math.floor(TAIL * sorted.length);
    return new Interval(sorted[low], sorted[sorted.length - 1 - low]);
  }
}
