package io.eddy.recommender.profile;

import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.room.StreamerStats;

/**
 * How the present session goes.
 *
 * @param startedAt epoch milliseconds; 0 if there is no session
 * @param seenAt the viewer's newest fact, epoch milliseconds
 * @param decisions decisions made in it
 * @param unanswered displayed decisions since the last enter
 * @param satisfaction how the last visits went: t = ½·ln(1 + w/5), each new visit weighs ⅓
 */
public record Session(
    long startedAt, long seenAt, int decisions, int unanswered, double satisfaction) {
  /** Of a viewer who is not there. */
  public static final Session NONE = new Session(0, 0, 0, 0, 0);

  private static final double NEWEST_WEIGHT = 1 / 3.0;

  /** Whether it goes on. */
  public boolean open() {
    return startedAt != 0;
  }

  /** This session after a sign of the viewer. */
  public Session seen(long time) {
    return new Session(
        open() ? startedAt : time, Math.max(seenAt, time), decisions, unanswered, satisfaction);
  }

  /** This session after a decision. */
  public Session decided(long time) {
    var seen = seen(time);
    return new Session(
        seen.startedAt, seen.seenAt, decisions + 1, unanswered, satisfaction);
  }

  /** No session any more; how the last visits went is remembered. */
  public Session ended() {
    return new Session(0, seenAt, 0, 0, satisfaction);
  }

  /** This session after an outcome. */
  public Session after(Outcome outcome) {
    return switch (outcome.kind()) {
      case IMPRESSION -> outcome.before() == 0 ? unanswered(unanswered + 1) : this;
      case ENTER -> unanswered(0);
      case LEFT -> Double.isNaN(outcome.amount()) ? this : visited(outcome.amount());
      case WATCH, SUCCESS, LIKE, COMMENT, GIFT, FOLLOW, SHARE, DISLIKE, REPORT -> this;
    };
  }

  private Session unanswered(int count) {
    return new Session(startedAt, seenAt, decisions, count, satisfaction);
  }

  private Session visited(double seconds) {
    var score = StreamerStats.watchScore(seconds);
    return new Session(
        startedAt, seenAt, decisions, unanswered,
        satisfaction + NEWEST_WEIGHT * (score - satisfaction));
  }
}
