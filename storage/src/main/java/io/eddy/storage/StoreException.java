package io.eddy.storage;

/** A store that can't be opened, read or written; the message names file and remedy. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes what failed and the remedy. */
  public StoreException(String message) {
    super(message);
  }

  /** Describes what failed and the remedy, with its cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
