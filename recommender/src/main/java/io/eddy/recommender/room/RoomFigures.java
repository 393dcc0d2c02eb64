package io.eddy.recommender.room;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A live room as decisions of one tick see it: figures that would cost time per candidate are
 * computed once per tick.
 *
 * @param room the room
 * @param logAudience ln(1 + viewers)
 * @param logAge ln(1 + minutes on air)
 * @param appeal â of the streamer
 * @param quality q̂ of the streamer
 * @param heat by arm, in the order of the table's arms
 */
public record RoomFigures(
    LiveRoom room, float logAudience, float logAge, float appeal, float quality, float[] heat) {
  /** The room's id. */
  public String roomId() {
    return room.ref().roomId();
  }

  /** The streamer's id. */
  public String streamerId() {
    return room.ref().streamerId();
  }

  /** The category, or null. */
  public @Nullable String category() {
    return room.ref().category();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoomFigures that
        && room.equals(that.room)
        && logAudience == that.logAudience
        && logAge == that.logAge
        && appeal == that.appeal
        && quality == that.quality
        && Arrays.equals(heat, that.heat);
  }

  @Override
  public int hashCode() {
    return room.hashCode();
  }
}
