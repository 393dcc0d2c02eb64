package io.eddy.recommender.feedback;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.visit.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's decisions that can still be credited, newest first, at most {@link #MOST}.
 *
 * @param newestFirst the decisions
 */
public record OpenDecisions(List<OpenDecision> newestFirst) {
  /** The most that are kept open for one viewer. */
  public static final int MOST = 16;

  /** None. */
  public static final OpenDecisions NONE = new OpenDecisions(List.of());

  /** Copies the list. */
  public OpenDecisions {
    newestFirst = List.copyOf(newestFirst);
  }

  /** The decision of this id, or null if there is none or it is no longer open. */
  public @Nullable OpenDecision find(@Nullable String decisionId) {
    if (decisionId != null) {
      for (var decision : newestFirst) {
        if (decision.decisionId().equals(decisionId)) {
          return decision;
        }
      }
    }
    return null;
  }

  /** The decision whose examined item of this room was seen last, not before a time; or null. */
  @Nullable OpenDecision lastSeen(String roomId, long notBefore) {
    OpenDecision last = null;
    for (var decision : newestFirst) {
      var position = decision.position(roomId, null);
      if (position >= 0
          && decision.examined(position)
          && decision.seenAt() >= notBefore
          && (last == null || decision.seenAt() > last.seenAt())) {
        last = decision;
      }
    }
    return last;
  }

  /** With a new decision; those that are too old and led to no visit that goes on are let go. */
  OpenDecisions plus(Decision decision, Visits visits, Windows windows) {
    var next = new ArrayList<OpenDecision>(Math.min(newestFirst.size() + 1, MOST));
    next.add(OpenDecision.of(decision));
    var oldest = decision.time() - windows.decision().toMillis();
    for (var known : newestFirst) {
      if (next.size() < MOST && (known.time() >= oldest || leads(known, visits))) {
        next.add(known);
      }
    }
    return new OpenDecisions(next);
  }

  OpenDecisions replaced(OpenDecision changed) {
    return new OpenDecisions(
        newestFirst.stream()
            .map(known -> known.decisionId().equals(changed.decisionId()) ? changed : known)
            .toList());
  }

  private static boolean leads(OpenDecision decision, Visits visits) {
    var open = visits.open();
    return open != null
        && open.credit() != null
        && Objects.equals(open.credit().decisionId(), decision.decisionId());
  }
}
