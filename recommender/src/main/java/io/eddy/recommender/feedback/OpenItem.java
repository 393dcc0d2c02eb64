package io.eddy.recommender.feedback;

import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.RoomRef;

/**
 * One position of a slate whose outcomes are awaited.
 *
 * @param expectation what the policy expected of it
 * @param firstSeenAt when it was first on screen, epoch milliseconds; 0 if never
 * @param lastSeenAt when it was last on screen, epoch milliseconds; 0 if never
 */
public record OpenItem(RoomRef room, Expectation expectation, long firstSeenAt, long lastSeenAt) {
  /** The room's id. */
  public String roomId() {
    return room.roomId();
  }

  /** Whether it was on screen. */
  public boolean examined() {
    return lastSeenAt != 0;
  }

  /** When it is last known to have been on screen until a time, epoch milliseconds; 0 if never. */
  long seenUntil(long time) {
    return lastSeenAt <= time ? lastSeenAt : firstSeenAt <= time ? firstSeenAt : 0;
  }

  OpenItem seen(long time) {
    return new OpenItem(
        room,
        expectation,
        examined() ? Math.min(firstSeenAt, time) : time,
        Math.max(lastSeenAt, time));
  }
}
