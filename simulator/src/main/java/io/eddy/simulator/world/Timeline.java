package io.eddy.simulator.world;

import io.eddy.simulator.streamer.BroadcastSchedule;
import io.eddy.simulator.viewer.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** What will happen, in the order of its times; what is planned first happens first among equals. */
final class Timeline {
  private final long zoneMillis;
  private final List<BroadcastSchedule> schedules = new ArrayList<>();
  private final PriorityQueue<Happening.Planned> queue = new PriorityQueue<>();
  private long planned;

  Timeline(long zoneMillis) {
    this.zoneMillis = zoneMillis;
  }

  /** Adds the schedule of the next streamer, in the order of their indexes. */
  void add(BroadcastSchedule schedule) {
    schedules.add(schedule);
  }

  /** When something happens next, epoch milliseconds. */
  long next() {
    var head = queue.peek();
    return head == null ? Long.MAX_VALUE : head.time();
  }

  /** Takes what happens next. */
  Happening.Planned remove() {
    return queue.remove();
  }

  void plan(long time, Happening what) {
    queue.add(new Happening.Planned(time, planned++, what));
  }

  /** Plans when a viewer asks again. */
  void planAsk(Viewer viewer, long now) {
    plan(viewer.nextAsk(now, zoneMillis), new Happening.Asks(viewer));
  }

  /** Plans the streamer's next broadcast that is not over yet; one that has begun starts now. */
  void planBroadcast(int streamer, long now) {
    var broadcast = schedules.get(streamer).next();
    while (broadcast.endMillis() <= now) {
      broadcast = schedules.get(streamer).next();
    }
    plan(Math.max(now, broadcast.startMillis()), new Happening.Starts(broadcast));
  }
}
