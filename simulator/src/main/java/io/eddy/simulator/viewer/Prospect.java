package io.eddy.simulator.viewer;

/**
 * What a room truly holds for a viewer at a moment.
 *
 * @param odds e^pull: the odds of entering it against entering nothing
 * @param reward expected reward of a visit under the default prices
 */
public record Prospect(double odds, double reward) {
  /** A room that can't be entered. */
  public static final Prospect NOTHING = new Prospect(0, 0);

  private static final double ENTER = .1;
  private static final double FAST_LEAVE = -.3;
  private static final double LOG_WATCH = .5;
  private static final double LIKE = .2;
  private static final double COMMENT = .3;
  private static final double FOLLOW = 1;
  private static final double SECONDS_PER_HOUR = 3_600;

  /**
   * E[.1 − .3·1{w &lt; 3 s} + .5·ln(1 + w/30 s) + .2·likes + .3·comments + follows + Σ ln(1 + coins)].
   * Follows are counted by their rate, as if a viewer could follow twice.
   */
  static double reward(WatchTime watch, Doings doings) {
    var perHour =
        LIKE * doings.likes()
            + COMMENT * doings.comments()
            + FOLLOW * doings.follows()
            + GiftPrices.MEAN_LOG * doings.gifts();
    return ENTER
        + FAST_LEAVE * watch.probabilityBelow(Visit.FAST_LEAVE_SECONDS)
        + LOG_WATCH * watch.meanLog()
        + perHour * watch.meanSeconds() / SECONDS_PER_HOUR;
  }
}
