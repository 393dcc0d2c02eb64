package io.eddy.service.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The requests that are being answered, so that a stop can wait for them. */
final class InFlight {
  private final Semaphore free = new Semaphore(Integer.MAX_VALUE);
  private volatile boolean closed;

  /** Counts a request in; false once the server stops. */
  boolean begin() {
    return !closed && free.tryAcquire();
  }

  /** Counts it out again. */
  void end() {
    free.release();
  }

  /** Whether the server stops. */
  boolean isClosed() {
    return closed;
  }

  /** Lets no request in any more, and waits for those that are. */
  void drain(Duration atMost) throws InterruptedException {
    closed = true;
    if (free.tryAcquire(Integer.MAX_VALUE, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      free.release(Integer.MAX_VALUE);
    }
  }
}
