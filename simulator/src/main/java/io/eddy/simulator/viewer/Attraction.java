package io.eddy.simulator.viewer;

import io.eddy.simulator.streamer.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * What draws a viewer into a room, and what keeps them there: the two hidden sums of this world.
 *
 * <p>Entering is a conditional logit over what was looked at and nothing (RecSim's choice model).
 * What draws in (appeal, fame) and what keeps (quality) differ, so that a recommender which counts
 * enters alone is led to clickbait. The weights are assumptions, set before any recommender was run
 * against this world. Only {@link #INTERCEPT} and {@link #MEAN_SATISFACTION} are calibrated, to the
 * enter rate and to the published watch times, with rooms shown by popularity.
 */
final class Attraction {
  /** Level of the pull: 5–15 % of what is looked at is entered. */
  static final double INTERCEPT = -2.4;

  /** Weight of the match in the pull. */
  static final double PULL_OF_MATCH = .6;

  /** Weight of loyalty in the pull. */
  static final double PULL_OF_LOYALTY = .8;

  /** Weight of the streamer's appeal in the pull. */
  static final double PULL_OF_APPEAL = .6;

  /** Weight of ln(1 + viewers) in the pull. */
  static final double PULL_OF_FAME = .25;

  /** ln(1 + viewers) that neither draws nor repels. */
  static final double NEUTRAL_FAME = 4;

  /** Weight of the highlight in the pull. */
  static final double PULL_OF_HIGHLIGHT = .25;

  /** Weight of having been shown the room in vain. */
  static final double FATIGUE = .15;

  /** Weight of having just left the room. */
  static final double SATED = 1;

  /** Weight of the match in satisfaction. */
  static final double JOY_OF_MATCH = .35;

  /** Weight of the streamer's quality in satisfaction. */
  static final double JOY_OF_QUALITY = .5;

  /** Weight of loyalty in satisfaction. */
  static final double JOY_OF_LOYALTY = .35;

  /** Weight of the highlight in satisfaction. */
  static final double JOY_OF_HIGHLIGHT = .25;

  /** Mean of the weighted sum over entered rooms when rooms are shown by popularity. */
  static final double MEAN_SATISFACTION = .2;

  private Attraction() {}

  /** The pull of a room: its log odds against entering nothing. */
  static double pull(
      Broadcast broadcast, long viewers, double match, @Nullable Bond bond, long now) {
    var streamer = broadcast.streamer();
    var pull =
        INTERCEPT
            + PULL_OF_MATCH * match
            + PULL_OF_APPEAL * streamer.appeal()
            + PULL_OF_FAME * (Math.log1p((double) viewers) - NEUTRAL_FAME)
            + PULL_OF_HIGHLIGHT * broadcast.highlightAt(now);
    return bond == null
        ? pull
        : pull
            + PULL_OF_LOYALTY * bond.loyalty(now)
            - FATIGUE * bond.fatigue(now)
            - SATED * bond.sated(now);
  }

  /** How satisfied a viewer is in a room; 0 is the average visit. */
  static double satisfaction(Broadcast broadcast, double match, @Nullable Bond bond, long now) {
    return JOY_OF_MATCH * match
        + JOY_OF_QUALITY * broadcast.streamer().quality()
        + JOY_OF_LOYALTY * (bond == null ? 0 : bond.loyalty(now))
        + JOY_OF_HIGHLIGHT * broadcast.highlightAt(now)
        - MEAN_SATISFACTION;
  }
}
