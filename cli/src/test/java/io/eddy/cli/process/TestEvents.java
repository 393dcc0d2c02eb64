package io.eddy.cli.process;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as a platform sends them, at the time that it is. */
final class TestEvents {
  private TestEvents() {}

  static RoomEvent.Started started(String roomId, String category, long viewers) {
    return new RoomEvent.Started(
        now("start-" + roomId),
        roomId,
        "s-" + roomId,
        null,
        null,
        category,
        List.of(),
        "en",
        null,
        viewers,
        null);
  }

  static RoomEvent.Ended ended(String roomId) {
    return new RoomEvent.Ended(now("end-" + roomId), roomId, null, null);
  }

  static ViewerEvent.Impression impression(
      String id, String viewerId, String roomId, @Nullable String decisionId, int position) {
    return new ViewerEvent.Impression(now(id), viewerId, roomId, decisionId, position, null);
  }

  static ViewerEvent.Enter enter(
      String id, String viewerId, String roomId, @Nullable String decisionId, int position) {
    return new ViewerEvent.Enter(now(id), viewerId, roomId, null, decisionId, position);
  }

  static ViewerEvent.Watch watch(String id, String viewerId, String roomId, double seconds) {
    return new ViewerEvent.Watch(now(id), viewerId, roomId, seconds, null);
  }

  static ViewerEvent.Leave leave(String id, String viewerId, String roomId, double seconds) {
    return new ViewerEvent.Leave(now(id), viewerId, roomId, null, seconds, null);
  }

  static ViewerEvent.Like like(String id, String viewerId, String roomId) {
    return new ViewerEvent.Like(now(id), viewerId, roomId, 1, null);
  }

  private static Envelope now(String id) {
    return new Envelope("test", id, System.currentTimeMillis());
  }
}
