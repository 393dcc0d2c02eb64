package io.eddy.cli.importing;

/** A row that can't be an event, with a reason that counts rows of its kind together. */
final class SenselessRowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SenselessRowException(String reason) {
    super(reason);
  }
}
