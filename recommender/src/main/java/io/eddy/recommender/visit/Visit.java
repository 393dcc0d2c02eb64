package io.eddy.recommender.visit;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's stay in a room.
 *
 * @param visitId the platform's id (in the log, its keyed hash), or null
 * @param enteredAt epoch milliseconds; reckoned back from a watch time until the enter is known
 * @param enterKnown whether its enter was reported
 * @param lastSeenAt the latest sign of it, epoch milliseconds
 * @param watchSeconds the largest cumulative figure reported; NaN while none was
 * @param beats whether it has sent {@code watch}, so that silence means that it is over
 * @param credit the decision that led to it, or null if none is known
 * @param uncredited what was done in it while no decision was known
 * @param closedAt epoch milliseconds; 0 while it is open
 */
public record Visit(
    @Nullable String visitId,
    RoomRef room,
    long enteredAt,
    boolean enterKnown,
    long lastSeenAt,
    double watchSeconds,
    boolean beats,
    @Nullable Credit credit,
    Reactions uncredited,
    long closedAt) {
  /** A visit that sent {@code watch} is over after so long without another. */
  public static final long SILENCE_MILLIS = 45_000;

  /** No visit lasts longer. */
  public static final long LONGEST_MILLIS = 4 * 3_600_000L;

  /** A visit that begins with its enter. */
  public static Visit entered(
      @Nullable String visitId, RoomRef room, long time, @Nullable Credit credit) {
    return new Visit(visitId, room, time, true, time, Double.NaN, false, credit, Reactions.NONE, 0);
  }

  /** A visit that was heard of before its enter, and must have begun at a time. */
  public static Visit begun(
      @Nullable String visitId, RoomRef room, long time, @Nullable Credit credit) {
    return new Visit(
        visitId, room, time, false, time, Double.NaN, false, credit, Reactions.NONE, 0);
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

  /** How long it lasted if it was left at a time, seconds. */
  public double secondsUntil(long time) {
    return Math.max(0, time - enteredAt) / 1000.0;
  }

  /** Whether a leave of a time can be its own. */
  public boolean lastsUntil(long time) {
    return (open() || time >= enteredAt) && time <= enteredAt + LONGEST_MILLIS;
  }

  /** Whether an event of this room, and of this visit id if it names one, belongs to it. */
  public boolean matches(String roomId, @Nullable String id) {
    return room.roomId().equals(roomId) && (id == null || visitId == null || id.equals(visitId));
  }

  /** Whether an enter is its own: by its id, or because it is the one that is still awaited. */
  public boolean enteredBy(String roomId, @Nullable String id, long time) {
    var named = id != null && id.equals(visitId);
    return matches(roomId, id) && (named || (!enterKnown && time <= lastSeenAt));
  }

  /** With a cumulative watch time; the largest one stands, in whatever order they come. */
  public Visit watched(double seconds, long time, boolean beat) {
    var longest = measured() ? Math.max(watchSeconds, seconds) : seconds;
    return new Visit(
        visitId,
        room,
        enteredAt,
        enterKnown,
        Math.max(lastSeenAt, time),
        longest,
        beats || beat,
        credit,
        uncredited,
        closedAt);
  }

  /** With its enter, which may come after other events of it, or repeat. */
  public Visit entered(@Nullable String id, long time) {
    return new Visit(
        visitId == null ? id : visitId,
        room,
        enterKnown ? Math.min(enteredAt, time) : time,
        true,
        Math.max(lastSeenAt, time),
        watchSeconds,
        beats,
        credit,
        uncredited,
        closedAt == 0 ? 0 : Math.max(closedAt, time));
  }

  /** The decision that led to it is known at last. */
  public Visit adopted(Credit by) {
    return new Visit(
        visitId,
        room,
        enteredAt,
        enterKnown,
        lastSeenAt,
        watchSeconds,
        beats,
        by,
        Reactions.NONE,
        closedAt);
  }

  /** With something done that no decision is credited with. */
  public Visit reacted(Reactions more) {
    return new Visit(
        visitId,
        room,
        enteredAt,
        enterKnown,
        lastSeenAt,
        watchSeconds,
        beats,
        credit,
        uncredited.plus(more),
        closedAt);
  }

  /** Closed at a time, never before it began. */
  public Visit closed(long time) {
    return new Visit(
        visitId,
        room,
        enteredAt,
        enterKnown,
        lastSeenAt,
        watchSeconds,
        beats,
        credit,
        uncredited,
        Math.max(time, enteredAt));
  }

  /** Closed no later than at a time, if it was already closed and had begun by then. */
  public Visit closedBy(long time) {
    return open() || time < enteredAt || time >= closedAt ? this : closed(time);
  }
}
