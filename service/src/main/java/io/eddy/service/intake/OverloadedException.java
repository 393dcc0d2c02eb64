package io.eddy.service.intake;

/** Nothing more can be taken now; come back after {@link #retryAfterSeconds}. */
public final class OverloadedException extends RuntimeException {
  /** When to come back, seconds. */
  public static final int RETRY_AFTER_SECONDS = 1;

  private static final long serialVersionUID = 1L;

  /** Says what is full. */
  public OverloadedException(String message) {
    super(message);
  }

  /** When to come back, seconds. */
  public int retryAfterSeconds() {
    return RETRY_AFTER_SECONDS;
  }
}
