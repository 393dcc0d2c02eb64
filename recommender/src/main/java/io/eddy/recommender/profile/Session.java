package io.eddy.recommender.profile;

import io.eddy.recommender.feedback.Outcome;

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

  /** This session after a sign of the viewer; one that comes late begins no session in the past. */
  public Session seen(long time) {
    return open() || time > seenAt ? present(time, decisions) : this;
  }

  /** This session after a decision. */
  public Session decided(long time) {
    return present(time, decisions + 1);
  }

  /** No session any more; how the last visits went is remembered. */
  public Session ended() {
    return new Session(0, seenAt, 0, 0, satisfaction);
  }

  /** This session after an outcome. */
  public Session after(Outcome outcome) {
    return switch (outcome.kind()) {
      case IMPRESSION -> open() && outcome.before() == 0 ? unanswered(unanswered + 1) : this;
      case ENTER -> unanswered(0);
      case LEFT -> Double.isNaN(outcome.amount()) ? this : visited(outcome.amount());
      case WATCH -> outcome.closed() && !outcome.adopted() ? late(outcome) : this;
      case SUCCESS, LIKE, COMMENT, GIFT, FOLLOW, SHARE, DISLIKE, REPORT -> this;
    };
  }

  private Session unanswered(int count) {
    return new Session(startedAt, seenAt, decisions, count, satisfaction);
  }

  private Session visited(double seconds) {
    return satisfied(Outcome.watchScore(seconds) - satisfaction);
  }

  /** A length that became known after the visit was over, or grew: of the newest visit, mostly. */
  private Session late(Outcome outcome) {
    return Double.isNaN(outcome.before())
        ? visited(outcome.after())
        : satisfied(Outcome.watchScore(outcome.after()) - Outcome.watchScore(outcome.before()));
  }

  private Session satisfied(double change) {
    return new Session(
        startedAt, seenAt, decisions, unanswered, satisfaction + NEWEST_WEIGHT * change);
  }

  private Session present(long time, int made) {
    return new Session(
        open() ? startedAt : time, Math.max(seenAt, time), made, unanswered, satisfaction);
  }
}
