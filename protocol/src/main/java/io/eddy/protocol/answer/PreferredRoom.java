package io.eddy.protocol.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A room that Eddy would have shown where a caller's own recommender decided.
 *
 * @param broadcastId absent where it is no longer known which broadcast it was
 * @param streamerId absent likewise
 * @param position from 0
 * @param score the policy's value of the room
 */
public record PreferredRoom(
    String roomId,
    @JsonInclude(Include.NON_NULL) @Nullable String broadcastId,
    @JsonInclude(Include.NON_NULL) @Nullable String streamerId,
    int position,
    double score) {
  /** Checks that the score is finite. */
  public PreferredRoom {
    Finite.require("score", score);
  }
}
