package io.eddy.simulator.world;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.simulator.streamer.Broadcast;
import java.util.List;

/**
 * Puts what happens into events. Ids are unique within a source, and the source names scenario seed
 * and start, so that two worlds that speak to one service are not taken for one another.
 */
final class Wording {
  private static final String LANGUAGE = "en";

  private final String source;
  private long events;

  Wording(String source) {
    this.source = source;
  }

  Envelope at(long time) {
    return new Envelope(source, "e" + Long.toString(events++, 36), time);
  }

  RoomEvent started(Broadcast broadcast, long viewers, long now) {
    var streamer = broadcast.streamer();
    return new RoomEvent.Started(
        at(now),
        streamer.roomId(),
        streamer.id(),
        broadcast.id(),
        streamer.title(),
        streamer.category().text(),
        List.copyOf(streamer.tags()),
        LANGUAGE,
        null,
        viewers,
        broadcast.startMillis());
  }

  RoomEvent reported(Broadcast broadcast, long viewers, long now) {
    return new RoomEvent.Heartbeat(at(now), broadcast.streamer().roomId(), viewers, null);
  }

  RoomEvent ended(Broadcast broadcast, long now) {
    return new RoomEvent.Ended(at(now), broadcast.streamer().roomId(), broadcast.id(), "finished");
  }

  ViewerEvent.Comment comment(String viewer, String room, String visit, long now) {
    var text = "nice";
    return new ViewerEvent.Comment(at(now), viewer, room, text, text.length(), visit);
  }
}
