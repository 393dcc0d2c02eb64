package io.eddy.benchmarks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks from 0 with probability ∝ 1/(rank + 1)^exponent: few are drawn often, most seldom. */
public final class Zipf {
  private final double[] cumulative;

  /** Over so many ranks. */
  public Zipf(int ranks, double exponent) {
    this.cumulative = new double[ranks];
    var sum = 0.0;
    for (var rank = 0; rank < ranks; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulative[rank] = sum;
    }
  }

  /** A rank. */
  public int draw(RandomGenerator random) {
    var point = random.nextDouble() * cumulative[cumulative.length - 1];
    var found = Arrays.binarySearch(cumulative, point);
    return found < 0 ? Math.min(-found - 1, cumulative.length - 1) : found;
  }
}
