package io.eddy.recommender.feature;

/**
 * One between sessions, when the viewer is not there. A decision always sees 0; the learner sets it in
 * the state that follows a session (formulation, section 1).
 */
public record Away() implements StateFeature {
  /** The name, by which the learner finds the column. */
  public static final String NAME = "away";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double value(Situation situation) {
    return 0;
  }
}
