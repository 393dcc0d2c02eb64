package io.eddy.recommender.visit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's visits: at most one is open, and the newest closed ones are remembered so that late
 * events find theirs.
 *
 * @param open the visit that goes on, or null
 * @param recent closed visits, the last closed first, at most {@link #REMEMBERED}
 */
public record Visits(@Nullable Visit open, List<Visit> recent) {
  /** How many closed visits are remembered. */
  public static final int REMEMBERED = 6;

  /** A viewer who was nowhere yet. */
  public static final Visits NONE = new Visits(null, List.of());

  /** Copies the list. */
  public Visits {
    recent = List.copyOf(recent);
  }

  /** The visit that an event of a room belongs to: the open one, else the last closed one. */
  public @Nullable Visit find(String roomId, @Nullable String visitId) {
    if (open != null && open.matches(roomId, visitId)) {
      return open;
    }
    for (var visit : recent) {
      if (visit.matches(roomId, visitId)) {
        return visit;
      }
    }
    return null;
  }

  /** The visit that an enter is of, where that visit was heard of before; or null. */
  public @Nullable Visit enteredBy(String roomId, @Nullable String visitId, long time) {
    if (open != null && open.enteredBy(roomId, visitId, time)) {
      return open;
    }
    for (var visit : recent) {
      if (visit.enteredBy(roomId, visitId, time)) {
        return visit;
      }
    }
    return null;
  }

  /** With closed visits that had begun before a time over by then: another one began. */
  public Visits closedBy(long time) {
    return new Visits(
        open, recent.stream().map(v -> v.enteredAt() < time ? v.closedBy(time) : v).toList());
  }

  /** The open or last closed visit to a streamer, or null. */
  public @Nullable Visit findStreamer(String streamerId) {
    if (open != null && open.room().streamerId().equals(streamerId)) {
      return open;
    }
    for (var visit : recent) {
      if (visit.room().streamerId().equals(streamerId)) {
        return visit;
      }
    }
    return null;
  }

  /** When the first known visit after a time began, epoch milliseconds; 0 if there is none. */
  public long nextEnter(long time) {
    var next = open != null && open.enteredAt() > time ? open.enteredAt() : 0;
    for (var visit : recent) {
      if (visit.enteredAt() > time && (next == 0 || visit.enteredAt() < next)) {
        next = visit.enteredAt();
      }
    }
    return next;
  }

  /** With a visit put where it belongs: open, or first among the closed ones. */
  public Visits with(Visit visit) {
    return visit.open() ? new Visits(visit, recent) : new Visits(open, remembered(visit, null));
  }

  /** With a known visit replaced by what became of it. */
  public Visits replaced(Visit known, Visit successor) {
    if (known.equals(open)) {
      return successor.open()
          ? new Visits(successor, recent)
          : new Visits(null, remembered(successor, null));
    }
    return new Visits(open, remembered(successor, known));
  }

  private List<Visit> remembered(Visit visit, @Nullable Visit old) {
    var next = new ArrayList<Visit>(REMEMBERED);
    if (old == null) {
      next.add(visit);
    }
    for (var known : recent) {
      if (next.size() == REMEMBERED) {
        break;
      }
      next.add(known.equals(old) ? visit : known);
    }
    return next;
  }
}
