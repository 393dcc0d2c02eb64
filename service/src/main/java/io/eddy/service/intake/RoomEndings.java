package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.room.LiveRoom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Visits in rooms that have ended: which of them must be closed. */
final class RoomEndings {
  private final LiveView view;

  /** Rooms whose visits may have to be closed; they stay until that is durable. */
  private final Set<String> emptying = new LinkedHashSet<>();

  RoomEndings(LiveView view) {
    this.view = view;
  }

  /** Facts were folded that may have ended rooms, or put viewers into ended ones. */
  void noticed(List<LoggedFact> facts) {
    for (var logged : facts) {
      switch (logged.fact()) {
        case Fact.Happened(var event, var resolution) when resolution.room() != null ->
            emptying.add(resolution.room().roomId());
        case Fact.LeaseExpired(var roomId, var broadcast, var time) -> emptying.add(roomId);
        default -> {}
      }
    }
  }

  /** The facts that close what is open in ended rooms. */
  List<Fact> due() {
    var due = new ArrayList<Fact>();
    for (var roomId : emptying) {
      var room = view.room(roomId);
      if (room != null && room.status() == LiveRoom.Status.ENDED) {
        for (var viewer : view.visitors(roomId)) {
          due.add(new Fact.VisitExpired(viewer, roomId, room.endedAt()));
        }
      }
    }
    return due;
  }

  /** What was due is durable. */
  void written() {
    emptying.clear();
  }
}
