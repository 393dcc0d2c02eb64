package io.eddy.simulator.world;

import io.eddy.recommender.event.RoomEvent;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.streamer.Broadcast;
import io.eddy.simulator.streamer.BroadcastSchedule;
import io.eddy.simulator.streamer.Streamer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The streamers' side of the world: each is live, reports while live, ends, and is live again. */
final class OnAir {
  /** Seconds between two reports of a live room: below a lease of 120 s. */
  static final long REPORT_SECONDS = 90;

  /** How long before the start broadcasts may have begun. */
  private static final long BEFORE_MILLIS = 24 * 3_600_000L;

  private final List<BroadcastSchedule> schedules = new ArrayList<>();
  private final Timeline timeline;
  private final Rooms rooms;
  private final Wording wording;

  /** Plans the first broadcast of each streamer. */
  OnAir(
      List<Streamer> streamers,
      Scenario scenario,
      Timeline timeline,
      Rooms rooms,
      Wording wording,
      SplittableRandom root) {
    this.timeline = timeline;
    this.rooms = rooms;
    this.wording = wording;
    var start = scenario.start().toEpochMilli();
    for (var streamer : streamers) {
      schedules.add(
          new BroadcastSchedule(
              streamer, start - BEFORE_MILLIS, scenario.zoneMillis(), root.split()));
      planNext(streamer, start);
    }
  }

  RoomEvent starts(Broadcast broadcast, long now) {
    var audience = rooms.starts(broadcast, now);
    planReport(broadcast, now);
    timeline.plan(broadcast.endMillis(), new Happening.Ends(broadcast));
    return wording.started(broadcast, audience, now);
  }

  RoomEvent reports(Broadcast broadcast, long now) {
    planReport(broadcast, now);
    return wording.reported(broadcast, rooms.reports(broadcast, now), now);
  }

  RoomEvent ends(Broadcast broadcast, long now) {
    rooms.ends(broadcast);
    planNext(broadcast.streamer(), now);
    return wording.ended(broadcast, now);
  }

  private void planReport(Broadcast broadcast, long now) {
    timeline.plan(now + REPORT_SECONDS * 1_000, new Happening.Reports(broadcast));
  }

  /** Plans the streamer's next broadcast that is not over yet; one that has begun starts now. */
  private void planNext(Streamer streamer, long now) {
    var schedule = schedules.get(streamer.index());
    var broadcast = schedule.next();
    while (broadcast.endMillis() <= now) {
      broadcast = schedule.next();
    }
    timeline.plan(Math.max(now, broadcast.startMillis()), new Happening.Starts(broadcast));
  }
}
