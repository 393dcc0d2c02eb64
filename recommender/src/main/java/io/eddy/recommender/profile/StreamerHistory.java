package io.eddy.recommender.profile;

import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.reward.Prices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer and each of the streamers seen lately have had with each other.
 *
 * @param streamers touched last first, at most {@link #MOST}
 */
public record StreamerHistory(List<Pair> streamers) {
  /** How many streamers are remembered. */
  public static final int MOST = 64;

  /** Of a viewer who has seen nobody. */
  public static final StreamerHistory NONE = new StreamerHistory(List.of());

  /** After so long an exposure that was not entered tires half as much. */
  public static final double FATIGUE_HALF_LIFE_MILLIS = 3_600_000;

  /** Copies the list. */
  public StreamerHistory {
    streamers = List.copyOf(streamers);
  }

  /**
   * One streamer.
   *
   * @param visits visits begun
   * @param logWatch Σ ln(1 + w) over visits of w seconds: the strongest simple predictor known
   * @param lastAt the newest visit, epoch milliseconds; 0 if there was none
   * @param lastFast whether the last visit was shorter than 3 seconds
   * @param giftsMinor worth of gifts, minor units
   * @param unclicked exposures that were not entered, decayed to {@code exposedAt}
   * @param exposedAt the last exposure, epoch milliseconds
   */
  public record Pair(
      String streamerId,
      int visits,
      double logWatch,
      long lastAt,
      boolean lastFast,
      double giftsMinor,
      double unclicked,
      long exposedAt) {
    static Pair of(String streamerId) {
      return new Pair(streamerId, 0, 0, 0, false, 0, 0, 0);
    }

    /** Mean ln(1 + w) of a visit. */
    public double meanLogWatch() {
      return visits == 0 ? 0 : logWatch / visits;
    }

    /** Recent exposures that were not entered, as they tire at a time. */
    public double fatigue(long now) {
      var elapsed = Math.max(0, now - exposedAt);
      return unclicked * StrictMath.pow(2, -elapsed / FATIGUE_HALF_LIFE_MILLIS);
    }
  }

  /** What is known of a streamer, or null. */
  public @Nullable Pair of(String streamerId) {
    for (var pair : streamers) {
      if (pair.streamerId().equals(streamerId)) {
        return pair;
      }
    }
    return null;
  }

  /** This history after an outcome. */
  public StreamerHistory after(Outcome outcome) {
    var streamer = outcome.room().streamerId();
    var old = of(streamer);
    var p = old == null ? Pair.of(streamer) : old;
    var next = outcome.adopted() ? adopted(p, outcome) : after(p, outcome);
    return new StreamerHistory(
        Bounded.first(streamers, next, pair -> pair.streamerId().equals(streamer), MOST));
  }

  private static Pair after(Pair p, Outcome outcome) {
    return switch (outcome.kind()) {
      case IMPRESSION -> exposed(p, outcome.time(), 1);
      case ENTER -> entered(p, outcome);
      case WATCH -> watched(p, outcome);
      case LEFT -> with(p, p.visits, p.logWatch, p.lastAt, fast(outcome.amount()), p.giftsMinor);
      case GIFT ->
          with(p, p.visits, p.logWatch, p.lastAt, p.lastFast, p.giftsMinor + outcome.amount());
      case SUCCESS, LIKE, COMMENT, FOLLOW, SHARE, DISLIKE, REPORT -> p;
    };
  }

  /** Of what was told before, only that the exposure was entered is new. */
  private static Pair adopted(Pair p, Outcome outcome) {
    return outcome.kind() == Outcome.Kind.ENTER ? exposed(p, outcome.time(), -1) : p;
  }

  private static Pair entered(Pair p, Outcome outcome) {
    var clicked = outcome.credit() == null ? p : exposed(p, outcome.time(), -1);
    return with(
        clicked,
        p.visits + 1,
        p.logWatch,
        Math.max(p.lastAt, outcome.time()),
        p.lastFast,
        p.giftsMinor);
  }

  private static Pair watched(Pair p, Outcome outcome) {
    var before = Double.isNaN(outcome.before()) ? 0 : StrictMath.log1p(outcome.before());
    var gained = StrictMath.log1p(outcome.after()) - before;
    return with(
        p,
        p.visits,
        p.logWatch + gained,
        Math.max(p.lastAt, outcome.time()),
        becameFast(p, outcome) || (p.lastFast && fast(outcome.after())),
        p.giftsMinor);
  }

  /** The first length of a visit that is over already, if it was the last one here. */
  private static boolean becameFast(Pair p, Outcome outcome) {
    return outcome.closed()
        && Double.isNaN(outcome.before())
        && outcome.time() >= p.lastAt
        && fast(outcome.after());
  }

  private static boolean fast(double seconds) {
    return seconds < Prices.FAST_SECONDS;
  }

  private static Pair exposed(Pair p, long time, int change) {
    var unclicked = Math.max(0, p.fatigue(time) + change);
    return new Pair(
        p.streamerId,
        p.visits,
        p.logWatch,
        p.lastAt,
        p.lastFast,
        p.giftsMinor,
        unclicked,
        Math.max(p.exposedAt, time));
  }

  private static Pair with(
      Pair p, int visits, double logWatch, long lastAt, boolean lastFast, double giftsMinor) {
    return new Pair(
        p.streamerId, visits, logWatch, lastAt, lastFast, giftsMinor, p.unclicked, p.exposedAt);
  }
}
