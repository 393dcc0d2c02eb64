package io.eddy.recommender.decision;

/**
 * Which policy decided.
 *
 * @param name such as {@code slate-q}, {@code popularity}, or {@code external:mine} for a caller's own
 * @param version 0 is the prior, a baseline, or an external policy
 * @param fingerprint of its weights; of an external policy's decision of those that scored it here
 * @param schema fingerprint of the features that it reads
 */
public record PolicyRef(String name, int version, String fingerprint, String schema) {
  /** How the name of a caller's own policy begins. */
  public static final String EXTERNAL = "external:";

  /** Whether a caller's own recommender decided, so that Eddy drew nothing. */
  public boolean external() {
    return name.startsWith(EXTERNAL);
  }
}
