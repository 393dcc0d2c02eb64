package io.eddy.service.telemetry;

import io.eddy.service.telemetry.LiveMetrics.Percentiles;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long something takes: since the start, over the last half to whole minute, and as a Prometheus
 * histogram. Safe for any number of threads.
 */
public final class Latency {
  private static final long MOST_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 2;
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final double NANOS_PER_MILLI = 1e6;

  private final Timer timer;
  private final Histogram total = new ConcurrentHistogram(MOST_NANOS, DIGITS);
  private volatile Histogram window = new ConcurrentHistogram(MOST_NANOS, DIGITS);
  private volatile Histogram before = new ConcurrentHistogram(MOST_NANOS, DIGITS);
  private volatile long windowSince = System.nanoTime();

  /** A latency under a meter's name. */
  public Latency(String name, String description, MeterRegistry registry) {
    this.timer =
        Timer.builder(name)
            .description(description)
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1))
            .register(registry);
  }

  /** Records a duration. */
  public void record(long nanos) {
    var bounded = Math.max(0, Math.min(MOST_NANOS, nanos));
    timer.record(bounded, TimeUnit.NANOSECONDS);
    total.recordValue(bounded);
    if (System.nanoTime() - windowSince > WINDOW_NANOS) {
      rotate();
    }
    window.recordValue(bounded);
  }

  /** Percentiles since the start. */
  public Percentiles total() {
    return percentiles(total);
  }

  /** Percentiles of the last half to whole minute. */
  public Percentiles recent() {
    var both = window.copy();
    both.add(before);
    return percentiles(both);
  }

  private synchronized void rotate() {
    var now = System.nanoTime();
    if (now - windowSince > WINDOW_NANOS) {
      windowSince = now;
      before = window;
      window = new ConcurrentHistogram(MOST_NANOS, DIGITS);
    }
  }

  private static Percentiles percentiles(Histogram histogram) {
    return histogram.getTotalCount() == 0
        ? new Percentiles(null, null)
        : new Percentiles(
            histogram.getValueAtPercentile(50) / NANOS_PER_MILLI,
            histogram.getValueAtPercentile(99) / NANOS_PER_MILLI);
  }
}
