package io.eddy.simulator.viewer;

import io.eddy.recommender.reward.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;

/**
 * How often a viewer acts while watching, per hour of watching.
 *
 * <p>KuaiLive: 1.75 comments, 1.59 likes and .645 gifts per watch-hour over all visits; a gift comes
 * on 11.05 % of visits to a streamer who was given to before and on 1.11 % of the others, 1.48 %
 * together, so the rate of the others is .645·1.11/1.48. Gifts come with watching, not with entering
 * (LiveForesighter, arXiv 2502.06557: mostly after ten minutes). Follows .02 per viewer-hour
 * (Twitch's top 1,000; quartiles .009 and .045). Shares, dislikes and reports are assumptions.
 *
 * @param comments per watch-hour
 * @param likes per watch-hour
 * @param gifts per watch-hour
 * @param follows per watch-hour, 0 for one who follows already
 */
record Doings(double comments, double likes, double gifts, double follows) {
  /** Comments per watch-hour. */
  static final double COMMENTS = 1.75;

  /** Likes per watch-hour. */
  static final double LIKES = 1.59;

  /** Gifts per watch-hour where the viewer never gave to the streamer before. */
  static final double FIRST_GIFTS = .645 * 1.11 / 1.48;

  /**
   * Factor on gifts where the viewer did. The published ratio, 11.05 to 1.11 %, compares different
   * viewers: who gave before gives more anywhere. Together with the spread of {@link Habits#gifting}
   * a factor of 4 makes a ratio of about ten.
   */
  static final double GIVEN_BEFORE = 4;

  /** Factor e^(.3h) on gifts at a highlight h, divided by its mean (an assumption). */
  static final double HIGHLIGHT_SLOPE = .3;

  /** Follows per watch-hour. */
  static final double FOLLOWS = .02;

  /** Shares per watch-hour. */
  static final double SHARES = .02;

  /** Probability that one who leaves fast says so. */
  static final double DISLIKE = .01;

  /** Probability that one who leaves fast reports the room. */
  static final double REPORT = .0005;

  private static final double SECONDS_PER_HOUR = 3_600;
  private static final int MOST_OF_A_KIND = 100;

  /** The rates of a viewer in a room. */
  static Doings of(Habits habits, boolean followed, boolean gifted, double highlight) {
    var moment = Math.exp(HIGHLIGHT_SLOPE * highlight - HIGHLIGHT_SLOPE * HIGHLIGHT_SLOPE / 2);
    return new Doings(
        COMMENTS * habits.commenting(),
        LIKES * habits.liking(),
        FIRST_GIFTS * (gifted ? GIVEN_BEFORE : 1) * habits.gifting() * moment,
        followed ? 0 : FOLLOWS);
  }

  /**
   * Expected worth of a visit's doings under prices, given its length. Counts are taken at their mean;
   * follows and gifts by the probability 1 − e^(−λ) that there is one, and n gifts as ln n more than
   * one.
   */
  double worth(double watchSeconds, Prices prices) {
    var hours = watchSeconds / SECONDS_PER_HOUR;
    var given = gifts * hours;
    var any = -Math.expm1(-given);
    var gift = any < 1e-12 ? 0 : any * (GiftPrices.MEAN_LOG + Math.log(given / any));
    return prices.like() * Math.min(prices.most(), likes * hours)
        + prices.comment() * Math.min(prices.most(), comments * hours)
        + prices.share() * -Math.expm1(-SHARES * hours)
        + prices.follow() * -Math.expm1(-follows * hours)
        + prices.gift() * gift;
  }

  /** Draws what is done in a visit of this length. */
  Visit during(double watchSeconds, RandomGenerator random) {
    var fast = watchSeconds < Visit.FAST_LEAVE_SECONDS;
    return new Visit(
        watchSeconds,
        moments(comments, watchSeconds, random, at -> at),
        moments(likes, watchSeconds, random, at -> at),
        moments(gifts, watchSeconds, random, at -> new Visit.Gift(at, GiftPrices.draw(random))),
        firstMoment(follows, watchSeconds, random),
        firstMoment(SHARES, watchSeconds, random),
        fast && random.nextDouble() < DISLIKE,
        fast && random.nextDouble() < REPORT);
  }

  /** The moments of a Poisson process within the visit. */
  private static <T> List<T> moments(
      double perHour, double seconds, RandomGenerator random, DoubleFunction<T> made) {
    var list = new ArrayList<T>();
    var mean = SECONDS_PER_HOUR / perHour;
    for (var at = mean * random.nextExponential();
        at < seconds && list.size() < MOST_OF_A_KIND;
        at += mean * random.nextExponential()) {
      list.add(made.apply(at));
    }
    return list;
  }

  private static double firstMoment(double perHour, double seconds, RandomGenerator random) {
    if (perHour == 0) {
      return -1;
    }
    var at = SECONDS_PER_HOUR / perHour * random.nextExponential();
    return at < seconds ? at : -1;
  }
}
