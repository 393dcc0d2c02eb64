package io.eddy.recommender.feedback;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * What attribution made of an event: something that a decision led to, or that came about without
 * one.
 *
 * @param credit the decision and position that led to it, or null: organic; there is one exactly where
 *     there is an expectation
 * @param room where
 * @param time when, epoch milliseconds
 * @param since when the visit began, epoch milliseconds; {@code time} where there is no visit
 * @param before what there was of this kind before: of the visit for {@link Kind#WATCH} (seconds,
 *     NaN if none was known), of the decision and position for the others
 * @param amount how much is added; for {@link Kind#LEFT} the seconds watched, NaN if never measured
 * @param closed whether the visit was over already
 * @param adopted whether it was told before, without credit: what does not depend on the decision has
 *     counted it then
 * @param expectation what the policy had expected of the item, or null where nothing is credited
 * @param external the caller's own policy that showed the item, or null where Eddy did, or nobody
 */
public record Outcome(
    Kind kind,
    @Nullable Credit credit,
    RoomRef room,
    long time,
    long since,
    double before,
    double amount,
    boolean closed,
    boolean adopted,
    @Nullable Expectation expectation,
    @Nullable String external) {
  /** What kinds of outcomes there are. */
  public enum Kind {
    /** The item was on screen, or must have been; once per position. */
    IMPRESSION,
    /** The room was entered. */
    ENTER,
    /** Seconds of watching were reported. */
    WATCH,
    /** The visit is over. */
    LEFT,
    /** A visit reached 30 seconds; once per decision. */
    SUCCESS,
    /** Likes. */
    LIKE,
    /** A comment. */
    COMMENT,
    /** A gift, in minor units. */
    GIFT,
    /** The streamer was followed. */
    FOLLOW,
    /** The room was shared. */
    SHARE,
    /** The room is not wanted. */
    DISLIKE,
    /** The room was reported. */
    REPORT
  }

  /** What there is of this kind now. */
  public double after() {
    return Double.isNaN(before) ? amount : before + amount;
  }

  /** t = ½·ln(1 + w/5), the scale on which watch time is expected. */
  public static double watchScore(double seconds) {
    return .5 * StrictMath.log1p(seconds / 5);
  }
}
