package io.eddy.cli.wiring;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT as something to wait for: the process ends only when its work has ended in order,
 * with exit code 0, or 1 if that failed.
 */
final class EndSignal {
  private static final Logger LOG = LoggerFactory.getLogger(EndSignal.class);

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean orderly;

  /** Does work that waits for the signal within, and lets the process end when it has returned. */
  void during(Runnable work) {
    try {
      work.run();
      orderly = true;
    } catch (RuntimeException e) {
      if (told.getCount() == 0) {
        LOG.error("Eddy could not end in order", e);
      }
      throw e;
    } finally {
      ended.countDown();
    }
  }

  /** Waits for the signal; before this was called a signal ends the process at once. */
  void await() {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("eddy-shutdown").unstarted(this::end));
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    told.countDown();
    try {
      ended.await();
      Runtime.getRuntime().halt(orderly ? 0 : 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
