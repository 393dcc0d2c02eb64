package io.eddy.simulator.platform;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Safe for threads. */
public final class SteppedClock implements InstantSource {
  private volatile Instant now;

  /** Stands at a moment. */
  public SteppedClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long millis() {
    return now.toEpochMilli();
  }

  /** Moves to a later moment. */
  public void advanceTo(long millis) {
    if (millis < millis()) {
      throw new IllegalArgumentException(
          "The clock (%d) can't go back to %d.".formatted(millis(), millis));
    }
    now = Instant.ofEpochMilli(millis);
  }
}
