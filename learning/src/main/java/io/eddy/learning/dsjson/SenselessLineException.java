package io.eddy.learning.dsjson;

/** A line that can't be a decision, with a reason that counts lines of its kind together. */
final class SenselessLineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String detail;

  /**
   * A line that makes no sense.
   *
   * @param reason alike for lines of a kind
   * @param detail of this line: which value is wrong; may be empty
   */
  SenselessLineException(String reason, String detail) {
    super(reason);
    this.detail = detail;
  }

  /** Which value is wrong; empty if the reason says all. */
  String detail() {
    return detail;
  }
}
