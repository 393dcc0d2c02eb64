package io.eddy.protocol.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logged decision.
 *
 * @param answer as it was sent; its fields stand at the top level
 * @param time when it was made
 * @param placement the place in the app
 * @param candidates all rooms that were considered, in retrieval order
 * @param outcomes what has become of it so far
 * @param wouldShow what Eddy would have shown; absent where Eddy decided
 */
public record DecisionAnswer(
    @JsonUnwrapped SlateAnswer answer,
    Instant time,
    String placement,
    List<Candidate> candidates,
    List<Outcome> outcomes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PreferredRoom> wouldShow) {
  /** Copies the lists. */
  public DecisionAnswer {
    wouldShow = wouldShow == null ? null : List.copyOf(wouldShow);
    candidates = List.copyOf(candidates);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * A room that was considered.
   *
   * @param source the retrieval source that found it
   * @param score the policy's value of it; absent where it was not logged
   */
  public record Candidate(
      String roomId,
      String source,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double score) {
    /** Checks that the score is finite. */
    public Candidate {
      if (score != null) {
        Finite.require("score", score);
      }
    }
  }

  /** What attribution made of the feedback on one position. */
  public record Outcome(int position, String kind, double amount) {
    /** Checks that the amount is finite. */
    public Outcome {
      Finite.require("amount", amount);
    }
  }
}
