package io.eddy.service.serving;

/** The decision that a request builds on is unknown, is another viewer's, or has expired. */
public final class UnknownDecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String decisionId;

  /** Names the decision. */
  public UnknownDecisionException(String decisionId) {
    super("The decision %s is unknown or has expired.".formatted(decisionId));
    this.decisionId = decisionId;
  }

  /** The id that was asked for. */
  public String decisionId() {
    return decisionId;
  }
}
