package io.eddy.protocol.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a slate that a caller's own recommender showed.
 *
 * @param decisionId names it in feedback
 * @param arm the viewer's branch of the experiment
 * @param wouldShow what Eddy would have shown of the same candidates, without exploring
 * @param dropped rooms that were left out, and with them all propensities; else absent
 * @param degraded true if {@code wouldShow} had to be a baseline's; else absent
 * @param reason why it is degraded; else absent
 */
public record ExternalAnswer(
    String decisionId,
    String arm,
    List<PreferredRoom> wouldShow,
    @JsonInclude(Include.NON_EMPTY) List<Dropped> dropped,
    @JsonInclude(Include.NON_NULL) @Nullable Boolean degraded,
    @JsonInclude(Include.NON_NULL) @Nullable String reason) {
  /** Copies the lists. */
  public ExternalAnswer {
    wouldShow = List.copyOf(wouldShow);
    dropped = dropped == null ? List.of() : List.copyOf(dropped);
  }

  /** A room that was left out, and why. */
  public record Dropped(String roomId, String reason) {
    /** Of a room that is not live. */
    public static final String NOT_LIVE = "not_live";
  }
}
