package io.eddy.protocol.answer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the live rooms.
 *
 * @param nextCursor asks for the next page; null on the last one
 */
public record RoomsAnswer(List<Room> rooms, @Nullable String nextCursor) {
  /** Copies the rooms. */
  public RoomsAnswer {
    rooms = List.copyOf(rooms);
  }

  /**
   * A live room.
   *
   * @param category null where the platform named none
   * @param viewers as last reported, or null
   * @param heat ln(1 + viewers) and decayed interactions
   */
  public record Room(
      String roomId,
      String broadcastId,
      String streamerId,
      @Nullable String category,
      @Nullable Long viewers,
      double heat,
      Instant startedAt) {
    /** Checks that the heat is finite. */
    public Room {
      Finite.require("heat", heat);
    }
  }
}
