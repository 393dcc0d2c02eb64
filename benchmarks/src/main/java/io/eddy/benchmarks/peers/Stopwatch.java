package io.eddy.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Two clocks: the wall's, and the processor time of this thread, which is the same on a machine that
 * others use, too.
 */
final class Stopwatch {
  private static final double NANOS = 1e9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long wall = System.nanoTime();
  private final long processor = THREADS.getCurrentThreadCpuTime();

  /** Seconds since it was made. */
  double seconds() {
    return (System.nanoTime() - wall) / NANOS;
  }

  /** Seconds of them in which this thread had a processor. */
  double processorSeconds() {
    return (THREADS.getCurrentThreadCpuTime() - processor) / NANOS;
  }
}
