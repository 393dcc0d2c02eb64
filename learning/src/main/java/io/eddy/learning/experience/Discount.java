package io.eddy.learning.experience;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * γ(Δ) = 2^(−Δ/h): what a reward after a time is worth now.
 *
 * @param halfLife h; null for γ = 0, where only the decision at hand counts
 * @param horizon after so long without a viewer the process has ended
 */
public record Discount(@Nullable Duration halfLife, Duration horizon) {
  /** Only the decision at hand counts. */
  public static final Discount MYOPIC = new Discount(null, Duration.ofDays(1));

  /** Twenty minutes. */
  public static final Discount TWENTY_MINUTES =
      new Discount(Duration.ofMinutes(20), Duration.ofDays(1));

  /** Checks the durations. */
  public Discount {
    if ((halfLife != null && (halfLife.isZero() || halfLife.isNegative()))
        || horizon.isNegative()) {
      throw new IllegalArgumentException(
          "The discount's half-life (%s) must be positive, the horizon (%s) not negative."
              .formatted(halfLife, horizon));
    }
  }

  /** Whether the future counts. */
  public boolean discounted() {
    return halfLife != null;
  }

  /** γ over a time in milliseconds; 1 within a decision, when the future does not count. */
  public double within(long millis) {
    return halfLife == null ? 1 : after(millis);
  }

  /** γ until the next state. */
  public double after(long millis) {
    return halfLife == null
        ? 0
        : StrictMath.pow(2, -Math.max(0, millis) / (double) halfLife.toMillis());
  }
}
