package io.eddy.recommender.reward;

import io.eddy.recommender.feedback.Outcome;

/**
 * What outcomes are worth. Each kind's price is a function of its total, so that the sum over
 * outcomes is the same in whatever order they come, and a late one is exactly its difference.
 *
 * @param enter the first enter of an item
 * @param fastLeave a visit that is known to have lasted less than {@link #FAST_SECONDS}
 * @param watch times ln(1 + w/30) of a visit of w seconds
 * @param like one like
 * @param comment one comment
 * @param follow a follow
 * @param gift times ln(1 + v/100) of gifts worth v minor units
 * @param share a share
 * @param dislike a dislike
 * @param report a report
 * @param most the most likes, comments or shares of one item that are paid
 */
public record Prices(
    double enter,
    double fastLeave,
    double watch,
    double like,
    double comment,
    double follow,
    double gift,
    double share,
    double dislike,
    double report,
    int most) {
  /** A visit shorter than this was a mistake. */
  public static final double FAST_SECONDS = 3;

  /** The prices where nothing is configured. */
  public static final Prices DEFAULT = new Prices(.1, -.3, .5, .2, .3, 1, 1, .3, -.5, -1, 10);

  private static final double WATCH_SCALE_SECONDS = 30;
  private static final double GIFT_SCALE_MINOR = 100;

  /** What an outcome adds to the reward of its decision: price of the new total − of the old. */
  public double increment(Outcome outcome) {
    return switch (outcome.kind()) {
      case IMPRESSION, SUCCESS -> 0;
      case ENTER -> outcome.before() == 0 ? enter : 0;
      case WATCH -> watched(outcome);
      case LEFT -> outcome.amount() < FAST_SECONDS ? fastLeave : 0;
      case LIKE -> like * capped(outcome);
      case COMMENT -> comment * capped(outcome);
      case SHARE -> share * capped(outcome);
      case GIFT -> gift * (gifts(outcome.after()) - gifts(outcome.before()));
      case FOLLOW -> outcome.before() == 0 ? follow : 0;
      case DISLIKE -> outcome.before() == 0 ? dislike : 0;
      case REPORT -> outcome.before() == 0 ? report : 0;
    };
  }

  /** The most that one decision can earn or lose in the windows of its outcomes, about. */
  public double bound() {
    return Math.abs(enter)
        + Math.abs(fastLeave)
        + Math.abs(watch) * watch(86_400)
        + most * (Math.abs(like) + Math.abs(comment) + Math.abs(share))
        + Math.abs(follow)
        + Math.abs(gift) * gifts(1e12)
        + Math.abs(dislike)
        + Math.abs(report);
  }

  /** A visit that was over counts at once as fast or not; one that goes on does so when it ends. */
  private double watched(Outcome outcome) {
    var known = !Double.isNaN(outcome.before());
    var gained = watch(outcome.after()) - (known ? watch(outcome.before()) : 0);
    return watch * gained + (outcome.closed() ? fast(outcome.after()) - fast(outcome.before()) : 0);
  }

  private double fast(double seconds) {
    return seconds < FAST_SECONDS ? fastLeave : 0;
  }

  private double capped(Outcome outcome) {
    return Math.min(most, outcome.after()) - Math.min(most, outcome.before());
  }

  private static double watch(double seconds) {
    return StrictMath.log1p(seconds / WATCH_SCALE_SECONDS);
  }

  private static double gifts(double valueMinor) {
    return StrictMath.log1p(valueMinor / GIFT_SCALE_MINOR);
  }
}
