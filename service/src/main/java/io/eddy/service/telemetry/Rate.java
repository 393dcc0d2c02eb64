package io.eddy.service.telemetry;

/** How many per second of wall time, smoothed over about five seconds. Confined to one thread. */
final class Rate {
  private static final double NANOS = 1e9;
  private static final double MEMORY_SECONDS = 5;

  private long count;
  private long since = System.nanoTime();
  private double rate;

  void count() {
    count++;
  }

  /** The rate now; asked about once a second. */
  double perSecond() {
    var now = System.nanoTime();
    var seconds = Math.max(1e-3, (now - since) / NANOS);
    var weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
    rate += weight * (count / seconds - rate);
    count = 0;
    since = now;
    return rate;
  }
}
