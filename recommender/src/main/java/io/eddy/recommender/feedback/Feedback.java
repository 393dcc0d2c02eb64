package io.eddy.recommender.feedback;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.visit.Visits;
import java.util.List;

/**
 * The fold that attributes: a viewer's visits and the decisions that wait for outcomes.
 *
 * @param visits where the viewer is and was
 * @param decisions what can still be credited
 */
public record Feedback(Visits visits, OpenDecisions decisions) {
  /** Of a viewer of whom nothing is known. */
  public static final Feedback NONE = new Feedback(Visits.NONE, OpenDecisions.NONE);

  /** What a fact makes of this fold. */
  public Attributed after(Fact fact, Windows windows) {
    return new Attribution(this, windows).apply(fact);
  }

  /**
   * The next state and what the fact led to.
   *
   * @param next the fold after the fact
   * @param outcomes in the order in which they came about
   */
  public record Attributed(Feedback next, List<Outcome> outcomes) {}
}
