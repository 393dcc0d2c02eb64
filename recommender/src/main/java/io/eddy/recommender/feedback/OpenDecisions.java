package io.eddy.recommender.feedback;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.visit.Visits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /**
   * With a new decision; those that are too old are let go, except where they led to a visit that
   * goes on or whose gifts and follows still count.
   */
  OpenDecisions plus(Decision decision, Visits visits, Windows windows) {
    var next = new ArrayList<OpenDecision>(Math.min(newestFirst.size() + 1, MOST));
    next.add(OpenDecision.of(decision));
    var oldest = decision.time() - windows.decision().toMillis();
    var leading = credited(visits, decision.time(), windows);
    var reserved = newestFirst.stream().filter(d -> leading.contains(d.decisionId())).count();
    for (var known : newestFirst) {
      if (leading.contains(known.decisionId())) {
        next.add(known);
        reserved--;
      } else if (known.time() >= oldest && next.size() + reserved < MOST) {
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

  /** Decisions that led to visits that go on or can still be given for: at most 7. */
  private static Set<String> credited(Visits visits, long now, Windows windows) {
    var leading = new HashSet<String>();
    var open = visits.open();
    if (open != null && open.credit() != null) {
      leading.add(open.credit().decisionId());
    }
    var window = windows.longestAfterVisit().toMillis();
    for (var visit : visits.recent()) {
      if (visit.credit() != null && now <= visit.closedAt() + window) {
        leading.add(visit.credit().decisionId());
      }
    }
    return leading;
  }
}
