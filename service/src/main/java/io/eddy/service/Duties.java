package io.eddy.service;

import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what must be done again and again, on one platform thread. A duty that fails is tried again; it is
 * logged when it begins to fail and when it succeeds again, not each time.
 */
final class Duties implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Duties.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<Duty> duties;
  private final long[] doneAtNanos;
  private final boolean[] failing;
  private final Thread thread;

  /** Something to do about every so many milliseconds. */
  record Duty(Runnable work, long everyMillis) {}

  Duties(List<Duty> duties) {
    this.duties = List.copyOf(duties);
    this.doneAtNanos = new long[duties.size()];
    Arrays.fill(doneAtNanos, System.nanoTime());
    this.failing = new boolean[duties.size()];
    this.thread = Thread.ofPlatform().daemon().name("eddy-duties").start(this::run);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var shortest = duties.stream().mapToLong(Duty::everyMillis).min().orElse(1_000);
    while (!Thread.currentThread().isInterrupted()) {
      for (var i = 0; i < doneAtNanos.length; i++) {
        if (System.nanoTime() - doneAtNanos[i] >= duties.get(i).everyMillis() * NANOS_PER_MILLI) {
          attempt(i);
          doneAtNanos[i] = System.nanoTime();
        }
      }
      try {
        Thread.sleep(shortest);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void attempt(int i) {
    try {
      duties.get(i).work().run();
      if (failing[i]) {
        failing[i] = false;
        LOG.info("A periodic duty succeeds again");
      }
    } catch (RuntimeException e) {
      if (!failing[i]) {
        failing[i] = true;
        LOG.error("A periodic duty failed; it will be tried again", e);
      }
    }
  }
}
