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

  /**
   * The decision whose item of this room was seen last until a time, within the window of
   * impressions; or null.
   */
  @Nullable OpenDecision lastSeen(String roomId, long time, Windows windows) {
    OpenDecision last = null;
    var lastAt = time - windows.impression().toMillis() - 1;
    for (var decision : newestFirst) {
      var position = decision.position(roomId, null);
      if (position >= 0 && decision.examined(position) && decision.awaits(time, windows)) {
        var seenAt = decision.items().get(position).seenUntil(time);
        if (seenAt > lastAt) {
          last = decision;
          lastAt = seenAt;
        }
      }
    }
    return last;
  }

  /** With a new decision; what can no longer be credited is let go, and the oldest over the bound. */
  OpenDecisions plus(Decision decision, Visits visits, Windows windows) {
    var next = new ArrayList<OpenDecision>(Math.min(newestFirst.size() + 1, MOST));
    next.add(OpenDecision.of(decision));
    var leading = credited(visits, decision.time(), windows);
    var reserved = newestFirst.stream().filter(d -> leading.contains(d.decisionId())).count();
    for (var known : newestFirst) {
      if (leading.contains(known.decisionId())) {
        next.add(known);
        reserved--;
      } else if (known.awaits(decision.time(), windows) && next.size() + reserved < MOST) {
        next.add(known);
      }
    }
    return new OpenDecisions(next);
  }

  /**
   * Those that can still be credited at a time: not too old, or they led to a visit that goes on or
   * whose gifts and follows still count.
   */
  OpenDecisions at(long time, Visits visits, Windows windows) {
    var leading = credited(visits, time, windows);
    return new OpenDecisions(
        newestFirst.stream()
            .filter(d -> leading.contains(d.decisionId()) || d.awaits(time, windows))
            .toList());
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
