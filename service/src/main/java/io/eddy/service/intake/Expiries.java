package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.ViewerState;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.profile.Session;
import io.eddy.recommender.room.LiveRoom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What time brings about: visits, sessions, leases and memories that are over. It only says which
 * facts are due; the writer appends them, and folds know nothing of clocks.
 */
final class Expiries implements FoldListener {
  private static final int MOST_AT_ONCE = 2_000;

  /** When a bound is passed, so much of it is made free at once. */
  private static final double FREED_SHARE = .02;

  private final LiveView view;
  private final Limits limits;
  private final Deadlines viewers = new Deadlines();
  private final Deadlines rooms = new Deadlines();

  Expiries(LiveView view, Limits limits) {
    this.view = view;
    this.limits = limits;
    view.viewers().keySet().forEach(this::viewerChanged);
    view.rooms().forEach(room -> roomChanged(room.ref().roomId()));
  }

  /** What is due of the viewer and the room that a fact is of may have changed. */
  @Override
  public void folded(LoggedFact logged, List<Outcome> outcomes) {
    var viewer = logged.fact().viewerId();
    if (viewer != null) {
      viewerChanged(viewer);
    }
    switch (logged.fact()) {
      case Fact.Happened(var event, var resolution) when resolution.room() != null ->
          roomChanged(resolution.room().roomId());
      case Fact.LeaseExpired(var roomId, var b, var t) -> roomChanged(roomId);
      default -> {}
    }
  }

  private void viewerChanged(String viewer) {
    viewers.set(viewer, viewerDeadline(viewer));
  }

  private void roomChanged(String roomId) {
    rooms.set(roomId, roomDeadline(view.room(roomId)));
  }

  /** A fact that was due could not be written: it is due again. */
  void unwritten(Fact fact) {
    var viewer = fact.viewerId();
    if (viewer != null) {
      viewerChanged(viewer);
    }
    switch (fact) {
      case Fact.LeaseExpired(var roomId, var b, var t) -> roomChanged(roomId);
      case Fact.RoomRetired(var roomId, var t) -> roomChanged(roomId);
      default -> {}
    }
  }

  /** The facts that are due. */
  List<Fact> due(long now) {
    var due = new ArrayList<Fact>();
    for (var viewer : viewers.due(now, MOST_AT_ONCE)) {
      viewerDue(viewer, now, due);
    }
    for (var roomId : rooms.due(now, MOST_AT_ONCE)) {
      roomDue(roomId, now, due);
    }
    retireViewers(now, due);
    retireRooms(now, due);
    retireStreamers(now, due);
    return due;
  }

  private long viewerDeadline(String viewer) {
    var state = view.viewer(viewer);
    var open = state.feedback().visits().open();
    var session = state.profile().session();
    if (open != null) {
      return open.deadline();
    }
    return session.open() ? sessionDeadline(session) : Deadlines.NEVER;
  }

  private void viewerDue(String viewer, long now, List<Fact> due) {
    var state = view.viewer(viewer);
    var open = state.feedback().visits().open();
    var session = state.profile().session();
    if (open != null && open.deadline() > now) {
      viewers.set(viewer, open.deadline());
      return;
    }
    if (open != null) {
      due.add(new Fact.VisitExpired(viewer, open.room().roomId(), open.deadline()));
    }
    if (session.open() && sessionDeadline(session) <= now) {
      due.add(new Fact.SessionEnded(viewer, sessionDeadline(session)));
    } else if (open == null) {
      viewers.set(viewer, viewerDeadline(viewer));
    }
  }

  private long sessionDeadline(Session session) {
    return session.seenAt() + limits.sessionIdle().toMillis();
  }

  private long roomDeadline(@Nullable LiveRoom room) {
    if (room == null) {
      return Deadlines.NEVER;
    }
    return switch (room.status()) {
      case LIVE -> room.beats() ? room.heardAt() + limits.lease().toMillis() : Deadlines.NEVER;
      case ENDED -> room.endedAt() + limits.roomKept().toMillis();
      case PROVISIONAL -> room.heardAt() + limits.roomKept().toMillis();
    };
  }

  private void roomDue(String roomId, long now, List<Fact> due) {
    var room = view.room(roomId);
    var deadline = roomDeadline(room);
    if (room == null || deadline > now) {
      rooms.set(roomId, deadline);
    } else if (room.status() == LiveRoom.Status.LIVE) {
      due.add(new Fact.LeaseExpired(roomId, room.ref().broadcastId(), deadline));
    } else if (room.openVisits() > 0) {
      rooms.set(roomId, now + limits.roomKept().toMillis());
    } else {
      due.add(new Fact.RoomRetired(roomId, deadline));
    }
  }

  private void retireViewers(long now, List<Fact> due) {
    if (view.viewers().size() <= limits.viewers()) {
      return;
    }
    var most = view.viewers().size() - (int) (limits.viewers() * (1 - FREED_SHARE));
    view.viewers().entrySet().stream()
        .sorted(Comparator.comparingLong(e -> e.getValue().profile().session().seenAt()))
        .limit(most)
        .forEach(e -> retireViewer(e.getKey(), e.getValue(), now, due));
  }

  private static void retireViewer(String viewer, ViewerState state, long now, List<Fact> due) {
    var room = state.openRoom();
    if (room != null) {
      due.add(new Fact.VisitExpired(viewer, room, now));
    }
    due.add(new Fact.ViewerRetired(viewer, now));
  }

  private void retireStreamers(long now, List<Fact> due) {
    if (view.streamers().size() <= limits.streamers()) {
      return;
    }
    var most = view.streamers().size() - (int) (limits.streamers() * (1 - FREED_SHARE));
    view.streamers().entrySet().stream()
        .sorted(Comparator.comparingLong(e -> e.getValue().heardAt()))
        .limit(most)
        .forEach(e -> due.add(new Fact.StreamerRetired(e.getKey(), now)));
  }

  private void retireRooms(long now, List<Fact> due) {
    if (view.rooms().size() <= limits.rooms()) {
      return;
    }
    var most = view.rooms().size() - (int) (limits.rooms() * (1 - FREED_SHARE));
    view.rooms().stream()
        .sorted(
            Comparator.comparing((LiveRoom room) -> room.status() == LiveRoom.Status.LIVE)
                .thenComparingLong(LiveRoom::heardAt))
        .limit(most)
        .forEach(room -> due.add(new Fact.RoomRetired(room.ref().roomId(), now)));
  }
}
