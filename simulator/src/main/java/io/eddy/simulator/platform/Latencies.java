package io.eddy.simulator.platform;

import java.util.Arrays;

/** How long calls took. Safe for threads. */
final class Latencies {
  private long[] nanos = new long[1_024];
  private int count;

  synchronized void add(long callNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = callNanos;
  }

  /** Their percentiles so far. */
  synchronized LatencySummary summary() {
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new LatencySummary(count, at(sorted, .5), at(sorted, .99), at(sorted, 1));
  }

  /** Nearest rank, milliseconds; 0 where there is nothing. */
  private static double at(long[] sorted, double quantile) {
    if (sorted.length == 0) {
      return 0;
    }
    var rank = (int) Math.ceil(quantile * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
