package io.eddy.protocol.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rooms to show, in order.
 *
 * @param decisionId names the decision in feedback; null if it could not be logged
 * @param arm the viewer's branch of the experiment
 * @param policy who decided, such as {@code slate-q}
 * @param policyVersion 0 is the prior, or a baseline
 * @param items by position; empty where nothing can be shown
 * @param degraded true if a baseline had to answer; else absent
 * @param reason why it is degraded or empty, such as {@code deadline}; else absent
 * @param replaces the decision that this one answers anew; else absent
 */
public record SlateAnswer(
    @Nullable String decisionId,
    String arm,
    String policy,
    int policyVersion,
    List<Item> items,
    @JsonInclude(Include.NON_NULL) @Nullable Boolean degraded,
    @JsonInclude(Include.NON_NULL) @Nullable String reason,
    @JsonInclude(Include.NON_NULL) @Nullable String replaces) {
  /** Copies the items. */
  public SlateAnswer {
    items = List.copyOf(items);
  }

  /**
   * A room of the slate.
   *
   * @param position from 0
   * @param score the policy's value of the room before exploration
   * @param propensity the probability of this draw, given the positions before it; absent where a
   *     caller's own recommender told none
   * @param explored whether it differs from the greedy choice
   * @param reason one line for the viewer
   */
  public record Item(
      String roomId,
      String broadcastId,
      String streamerId,
      int position,
      double score,
      @JsonInclude(Include.NON_NULL) @Nullable Double propensity,
      boolean explored,
      String reason) {
    /** Checks that the numbers are finite. */
    public Item {
      Finite.require("score", score);
      if (propensity != null) {
        Finite.require("propensity", propensity);
      }
    }
  }
}
