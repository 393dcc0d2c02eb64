package io.eddy.service.intake;

/** The log can't be written or the service shuts down: nothing was taken. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is unavailable and the remedy. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what is unavailable and the remedy. */
  public UnavailableException(String message) {
    super(message);
  }
}
