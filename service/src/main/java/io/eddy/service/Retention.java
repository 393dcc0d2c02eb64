package io.eddy.service;

import java.time.Duration;

/**
 * How much of the log is kept; never less than snapshots, open windows and readers need.
 *
 * @param age facts that are older may go
 * @param bytes beyond so many the oldest facts go
 */
public record Retention(Duration age, long bytes) {
  /** The retention where nothing is configured. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 64L << 30);

  /** Checks the bounds. */
  public Retention {
    if (age.isNegative() || age.isZero() || bytes < 1 << 20) {
      throw new IllegalArgumentException(
          "The retention (age %s, bytes %d) must be positive, and at least a megabyte."
              .formatted(age, bytes));
    }
  }
}
