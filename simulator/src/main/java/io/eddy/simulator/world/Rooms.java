package io.eddy.simulator.world;

import io.eddy.simulator.streamer.Broadcast;
import io.eddy.simulator.streamer.Streamer;
import io.eddy.simulator.viewer.RoomOnScreen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rooms are live, how many simulated viewers are in each, and what each last reported. */
final class Rooms {
  private final Map<String, Integer> streamers = new HashMap<>();
  private final @Nullable Broadcast[] live;
  private final int[] inside;
  private final long[] reported;
  private final long zoneMillis;

  Rooms(List<Streamer> all, long zoneMillis) {
    this.live = new Broadcast[all.size()];
    this.inside = new int[all.size()];
    this.reported = new long[all.size()];
    this.zoneMillis = zoneMillis;
    all.forEach(streamer -> streamers.put(streamer.roomId(), streamer.index()));
  }

  /** A room goes live; returns the viewers it reports. */
  long starts(Broadcast broadcast, long now) {
    live[broadcast.streamer().index()] = broadcast;
    return reports(broadcast, now);
  }

  /** A room counts its viewers: those outside the simulation and those inside. */
  long reports(Broadcast broadcast, long now) {
    var streamer = broadcast.streamer().index();
    reported[streamer] = broadcast.audienceAt(now, zoneMillis) + inside[streamer];
    return reported[streamer];
  }

  void ends(Broadcast broadcast) {
    live[broadcast.streamer().index()] = null;
  }

  void enters(int streamer) {
    inside[streamer]++;
  }

  void leaves(int streamer) {
    inside[streamer]--;
  }

  /** What a viewer sees of a room; nothing is on in a room that is unknown or has ended. */
  RoomOnScreen onScreen(String roomId) {
    var streamer = streamers.get(roomId);
    return streamer == null ? new RoomOnScreen(null, 0) : onScreen(streamer);
  }

  private RoomOnScreen onScreen(int streamer) {
    return new RoomOnScreen(live[streamer], reported[streamer]);
  }

  /** The broadcasts that are live, by streamer. */
  List<Broadcast> live() {
    var broadcasts = new ArrayList<Broadcast>();
    for (var broadcast : live) {
      if (broadcast != null) {
        broadcasts.add(broadcast);
      }
    }
    return broadcasts;
  }
}
