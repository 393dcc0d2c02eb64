package io.eddy.simulator.platform;

import java.time.Duration;

/** The recommender has too much to do and asks to be called again later. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Asks to be called again after a while of wall time. */
  public OverloadedException(Duration retryAfter) {
    super("The recommender is overloaded and asks to be called again in " + retryAfter + ".");
    this.retryAfter = retryAfter;
  }

  /** How long to wait. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
