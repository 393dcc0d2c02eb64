package io.eddy.recommender.decision;

import org.jspecify.annotations.Nullable;

/**
 * A room of a slate, as drawn.
 *
 * @param position from 0
 * @param candidate its row among the decision's candidates
 * @param score the policy's value of the room before exploration
 * @param logPropensity ln of the probability of this draw given the positions before it; NaN where a
 *     caller's own recommender told none
 * @param feasible |Fⱼ|, how many rooms this position could have been given; of an external decision the
 *     candidates that stand at no position before
 * @param explored whether it differs from the greedy choice given the prefix; never in an external
 *     decision, where Eddy drew nothing
 * @param reason one line for the viewer
 * @param expectation what the policy expected of it
 */
public record SlateItem(
    RoomRef room,
    int position,
    int candidate,
    double score,
    double logPropensity,
    int feasible,
    boolean explored,
    String reason,
    Expectation expectation) {
  /** The probability of this draw given the positions before it; NaN where it is not known. */
  public double propensity() {
    return Math.exp(logPropensity);
  }

  /** The same, null where it is not known. */
  public @Nullable Double knownPropensity() {
    return Double.isNaN(logPropensity) ? null : propensity();
  }
}
