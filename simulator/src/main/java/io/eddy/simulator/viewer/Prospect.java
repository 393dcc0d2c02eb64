package io.eddy.simulator.viewer;

import io.eddy.recommender.reward.Prices;

/**
 * What a room truly holds for a viewer at a moment.
 *
 * @param odds e^pull: the odds of entering it against entering nothing
 * @param reward expected reward of a visit under the default prices
 */
public record Prospect(double odds, double reward) {
  /** A room that can't be entered. */
  public static final Prospect NOTHING = new Prospect(0, 0);

  private static final double WATCH_SCALE_SECONDS = 30;

  /**
   * E[enter + fastLeave·1{w &lt; 3 s} + watch·ln(1 + w/30 s) + what the viewer does while watching and
   * says on leaving fast].
   */
  static double reward(WatchTime watch, Doings doings, Prices prices) {
    var fast = watch.probabilityBelow(Visit.FAST_LEAVE_SECONDS);
    return prices.enter()
        + fast
            * (prices.fastLeave()
                + Doings.DISLIKE * prices.dislike()
                + Doings.REPORT * prices.report())
        + watch.mean(
            seconds ->
                prices.watch() * Math.log1p(seconds / WATCH_SCALE_SECONDS)
                    + doings.worth(seconds, prices));
  }
}
