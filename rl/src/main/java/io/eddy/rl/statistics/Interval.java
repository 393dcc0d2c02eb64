package io.eddy.rl.statistics;

/**
 * A closed interval of real numbers; its ends may be infinite.
 *
 * @param low lower end
 * @param high upper end, not below the lower one
 */
public record Interval(double low, double high) {

  /** Checks the order of the ends. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "An interval can't run from %s to %s.".formatted(low, high));
    }
  }

  /** True when the value lies between the ends, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Distance between the ends. */
  public double width() {
    return high - low;
  }
}
