package io.eddy.simulator.viewer;

import java.util.List;

/**
 * A visit, drawn whole when it begins. All times are seconds since the enter.
 *
 * @param watchSeconds how long it lasts
 * @param comments when the viewer writes
 * @param likes when the viewer likes
 * @param gifts when the viewer gives, and how much
 * @param followAt when the viewer follows, or −1
 * @param shareAt when the viewer shares, or −1
 * @param disliked whether the viewer says on leaving that they want no such room
 * @param reported whether the viewer reports the room on leaving
 */
public record Visit(
    double watchSeconds,
    List<Double> comments,
    List<Double> likes,
    List<Gift> gifts,
    double followAt,
    double shareAt,
    boolean disliked,
    boolean reported) {
  /** A visit shorter than this is a fast leave, seconds (Moment&amp;Cross, arXiv 2408.05709). */
  public static final double FAST_LEAVE_SECONDS = 3;

  /** A gift at a moment of the visit. */
  public record Gift(double atSeconds, long coins) {
    /** Value in minor units of the currency. */
    public long valueMinor() {
      return coins * GiftPrices.MINOR_PER_COIN;
    }
  }

  /** Copies the lists. */
  public Visit {
    comments = List.copyOf(comments);
    likes = List.copyOf(likes);
    gifts = List.copyOf(gifts);
  }

  /** Whether the viewer follows the streamer during it. */
  public boolean followed() {
    return followAt >= 0;
  }

  /** Whether the viewer gives during it. */
  public boolean gifted() {
    return !gifts.isEmpty();
  }
}
