package io.eddy.simulator.viewer;

import io.eddy.simulator.streamer.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A room as a viewer sees it in a slate.
 *
 * @param broadcast what is on, or null where nothing is: such a room can't be entered
 * @param viewers the number that stands beside it
 */
public record RoomOnScreen(@Nullable Broadcast broadcast, long viewers) {
  /** Something to enter at a moment, or null. */
  @Nullable Broadcast live(long millis) {
    return broadcast != null && broadcast.liveAt(millis) ? broadcast : null;
  }

  /** What is on, in a room that was entered. */
  public Broadcast on() {
    if (broadcast == null) {
      throw new IllegalStateException("A viewer entered a room in which nothing is on.");
    }
    return broadcast;
  }
}
