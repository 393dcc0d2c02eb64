package io.eddy.simulator.viewer;

/**
 * What a viewer remembers of a streamer.
 *
 * <p>Loyalty grows with watching and fades over days; showing a room again and again without success
 * tires, and so does having just left it. That loyalty exists is known (KuaiLive: 27 % of viewers
 * return to the same streamer, 47 % of last visits are repeats); its form here is an assumption.
 */
final class Bond {
  /** Half-life of loyalty, days. */
  static final double LOYALTY_HALF_LIFE_DAYS = 3;

  /** Half-life of tiring of a room that was shown in vain, minutes. */
  static final double FATIGUE_HALF_LIFE_MINUTES = 30;

  /** How long it takes to want to see the same room again, minutes (a time constant). */
  static final double SATED_MINUTES = 20;

  private static final double MOST_LOYALTY = 2;
  private static final double MOST_FATIGUE = 8;
  private static final double LOYALTY_SECONDS = 30;
  private static final double FOLLOW_LOYALTY = .4;
  private static final double MILLIS_PER_MINUTE = 60_000;
  private static final double MILLIS_PER_DAY = 86_400_000;

  private double watchSeconds;
  private double fatigue;
  private long at;
  private long leftAt = Long.MIN_VALUE;
  private boolean followed;
  private boolean gifted;

  Bond(long at) {
    this.at = at;
  }

  /** .4·ln(1 + faded watch/30 s), .4 more for a follow, at most 2. */
  double loyalty(long now) {
    var base =
        .4
            * Math.log1p(
                faded(watchSeconds, now, LOYALTY_HALF_LIFE_DAYS * MILLIS_PER_DAY)
                    / LOYALTY_SECONDS);
    return Math.min(MOST_LOYALTY, base + (followed ? FOLLOW_LOYALTY : 0));
  }

  /** How often the room was recently shown without being entered, fading. */
  double fatigue(long now) {
    return faded(fatigue, now, FATIGUE_HALF_LIFE_MINUTES * MILLIS_PER_MINUTE);
  }

  /** 1 just after a visit, fading to 0. */
  double sated(long now) {
    return leftAt == Long.MIN_VALUE
        ? 0
        : Math.exp(-Math.max(0, now - leftAt) / (SATED_MINUTES * MILLIS_PER_MINUTE));
  }

  boolean followed() {
    return followed;
  }

  boolean gifted() {
    return gifted;
  }

  /** The room was looked at and not entered. */
  void passedOver(long now) {
    advance(now);
    fatigue = Math.min(MOST_FATIGUE, fatigue + 1);
  }

  /** A visit ended. */
  void visited(Visit visit, long now) {
    advance(now);
    fatigue = 0;
    watchSeconds += visit.watchSeconds();
    leftAt = now;
    followed |= visit.followed();
    gifted |= visit.gifted();
  }

  private void advance(long now) {
    watchSeconds = faded(watchSeconds, now, LOYALTY_HALF_LIFE_DAYS * MILLIS_PER_DAY);
    fatigue = faded(fatigue, now, FATIGUE_HALF_LIFE_MINUTES * MILLIS_PER_MINUTE);
    at = Math.max(at, now);
  }

  private double faded(double value, long now, double halfLifeMillis) {
    return value == 0 ? 0 : value * Math.pow(2, -Math.max(0, now - at) / halfLifeMillis);
  }
}
