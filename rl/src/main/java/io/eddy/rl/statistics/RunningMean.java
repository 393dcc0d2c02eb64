package io.eddy.rl.statistics;

/**
 * Mean and variance of numbers that arrive one by one, as an immutable fold (Welford 1962, "Note on a
 * method for calculating corrected sums of squares and products"; merging by Chan et al. 1979).
 *
 * @param count how many numbers
 * @param mean their mean, 0 for none
 * @param squaredDeviations Σ (x − mean)²
 */
public record RunningMean(long count, double mean, double squaredDeviations) {

  /** The mean of no numbers. */
  public static final RunningMean EMPTY = new RunningMean(0, 0, 0);

  /** The mean with one more number. */
  public RunningMean after(double x) {
    var n = count + 1;
    var delta = x - mean;
    var moved = mean + delta / n;
    return new RunningMean(n, moved, squaredDeviations + delta * (x - moved));
  }

  /** The mean of both groups of numbers together. */
  public RunningMean merge(RunningMean other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    var n = count + other.count;
    var delta = other.mean - mean;
    return new RunningMean(
        n,
        mean + delta * other.count / n,
        squaredDeviations + other.squaredDeviations + delta * delta * count * other.count / n);
  }

  /** Unbiased variance; needs two numbers, 0 below that. */
  public double variance() {
    return count < 2 ? 0 : squaredDeviations / (count - 1);
  }
}
