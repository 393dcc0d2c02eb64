package io.eddy.recommender.visit;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's stay in a room.
 *
 * @param visitId the platform's id (in the log, its keyed hash), or null
 * @param enteredAt epoch milliseconds
 * @param lastSeenAt the latest sign of it, epoch milliseconds
 * @param watchSeconds the largest cumulative figure reported; NaN while none was
 * @param beats whether it has sent {@code watch}, so that silence means that it is over
 * @param credit the decision that led to it, or null if none did
 * @param closedAt epoch milliseconds; 0 while it is open
 */
public record Visit(
    @Nullable String visitId,
    RoomRef room,
    long enteredAt,
    long lastSeenAt,
    double watchSeconds,
    boolean beats,
    @Nullable Credit credit,
    long closedAt) {
  /** A visit that sent {@code watch} is over after so long without another. */
  public static final long SILENCE_MILLIS = 45_000;

  /** No visit lasts longer. */
  public static final long LONGEST_MILLIS = 4 * 3_600_000L;

  /** A visit that begins. */
  public static Visit entered(
      @Nullable String visitId, RoomRef room, long time, @Nullable Credit credit) {
    return new Visit(visitId, room, time, time, Double.NaN, false, credit, 0);
  }

  /** Whether it still goes on. */
  public boolean open() {
    return closedAt == 0;
  }

  /** Whether its length is known. */
  public boolean measured() {
    return !Double.isNaN(watchSeconds);
  }

  /** When it is over unless something is heard of it, epoch milliseconds. */
  public long deadline() {
    var longest = enteredAt + LONGEST_MILLIS;
    return beats ? Math.min(longest, lastSeenAt + SILENCE_MILLIS) : longest;
  }

  /** Whether an event of this room, and of this visit id if it names one, belongs to it. */
  public boolean matches(String roomId, @Nullable String id) {
    return room.roomId().equals(roomId)
        && (id == null || visitId == null || id.equals(visitId));
  }

  /** With a cumulative watch time; the largest one stands, in whatever order they come. */
  public Visit watched(double seconds, long time, boolean beat) {
    var longest = measured() ? Math.max(watchSeconds, seconds) : seconds;
    return new Visit(
        visitId, room, enteredAt, Math.max(lastSeenAt, time), longest, beats || beat, credit,
        closedAt);
  }

  /** The enter of a visit of which something else was heard first. */
  public Visit entered(@Nullable String id, long time, @Nullable Credit by) {
    return new Visit(
        visitId == null ? id : visitId,
        room,
        Math.min(enteredAt, time),
        lastSeenAt,
        watchSeconds,
        beats,
        credit == null ? by : credit,
        closedAt);
  }

  /** Closed at a time, never before it began. */
  public Visit closed(long time) {
    return new Visit(
        visitId, room, enteredAt, lastSeenAt, watchSeconds, beats, credit,
        Math.max(time, enteredAt));
  }
}
