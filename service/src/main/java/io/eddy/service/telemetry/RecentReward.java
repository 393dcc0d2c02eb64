package io.eddy.service.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Reward per displayed decision over about the last minute of wall time, by arm: a ring of five-second
 * buckets. Confined to one thread.
 */
final class RecentReward {
  private static final long BUCKET_NANOS = 5_000_000_000L;
  private static final int BUCKETS = 12;

  private final Deque<Map<String, double[]>> buckets = new ArrayDeque<>();
  private long bucketSince = System.nanoTime();

  RecentReward() {
    buckets.addFirst(new HashMap<>());
  }

  void add(String arm, double reward, int displayed) {
    var sums = buckets.getFirst().computeIfAbsent(arm, k -> new double[2]);
    sums[0] += reward;
    sums[1] += displayed;
  }

  /** Reward per displayed decision by arm. */
  Map<String, Double> perDecision() {
    roll();
    var sums = new HashMap<String, double[]>();
    for (var bucket : buckets) {
      bucket.forEach(
          (arm, s) -> {
            var sum = sums.computeIfAbsent(arm, k -> new double[2]);
            sum[0] += s[0];
            sum[1] += s[1];
          });
    }
    var means = new HashMap<String, Double>();
    sums.forEach((arm, s) -> means.put(arm, s[1] == 0 ? 0 : s[0] / s[1]));
    return means;
  }

  private void roll() {
    var now = System.nanoTime();
    while (now - bucketSince > BUCKET_NANOS) {
      bucketSince += BUCKET_NANOS;
      buckets.addFirst(new HashMap<>());
      if (buckets.size() > BUCKETS) {
        buckets.removeLast();
      }
    }
  }
}
