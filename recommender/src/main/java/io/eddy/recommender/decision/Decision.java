package io.eddy.recommender.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logged answer: an ordered slate with the probability of every draw. An external one was made by a
 * caller's own recommender: Eddy logs what it expected and would have preferred, but drew nothing.
 *
 * @param decisionId names it; see {@link DecisionId}
 * @param viewerId the viewer's pseudonym
 * @param placement the place in the app
 * @param arm the branch of the experiment
 * @param time when it was made, epoch milliseconds of the shared clock
 * @param request keyed hash of the caller's request id, or null
 * @param replaces the decision that a repeated request makes anew, or null
 * @param after the decision of the page before this one, or null
 * @param degraded why a baseline answered instead of the policy, or null
 * @param visibleDepth positions that count as displayed without impressions; 0 where impressions
 *     are sent
 * @param evaluation whether the viewer belongs to the share that is never trained on
 * @param items the slate
 */
public record Decision(
    String decisionId,
    String viewerId,
    String placement,
    String arm,
    PolicyRef policy,
    long time,
    @Nullable String request,
    @Nullable String replaces,
    @Nullable String after,
    @Nullable String degraded,
    int visibleDepth,
    boolean evaluation,
    Drawing drawing,
    List<SlateItem> items,
    CandidateLog candidates) {
  /** The most positions of a slate. */
  public static final int MAX_ITEMS = 50;

  /** Copies the slate. */
  public Decision {
    items = List.copyOf(items);
    if (items.size() > MAX_ITEMS) {
      throw new IllegalArgumentException(
          "A slate of %d items must have at most %d.".formatted(items.size(), MAX_ITEMS));
    }
  }

  /** The same decision under the id that the log gives it. */
  public Decision named(String id) {
    return new Decision(
        id,
        viewerId,
        placement,
        arm,
        policy,
        time,
        request,
        replaces,
        after,
        degraded,
        visibleDepth,
        evaluation,
        drawing,
        items,
        candidates);
  }

  /**
   * Whether the learner may use it: a policy, an asked-for baseline or a caller's own recommender
   * decided, for training. What a caller showed doesn't depend on what Eddy was short of.
   */
  public boolean learnable() {
    return (degraded == null || external()) && !evaluation && !items.isEmpty();
  }

  /** Whether a caller's own recommender made it. */
  public boolean external() {
    return policy.external();
  }

  /** Whether every position's propensity is known; those of a caller may not be. */
  public boolean hasPropensities() {
    return items.stream().noneMatch(item -> Double.isNaN(item.logPropensity()));
  }
}
