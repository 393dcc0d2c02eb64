package io.eddy.simulator.streamer;

import io.eddy.simulator.scenario.DayProfile;
import java.util.random.RandomGenerator;

/**
 * When a streamer goes live: a Poisson process whose rate follows the hour, 1.22 broadcasts a day on
 * average (KuaiLive: 11.6 million rooms of 452,621 streamers in 21 days). A streamer who is live does
 * not start again, so the rate between broadcasts is a little higher.
 */
public final class BroadcastSchedule {
  /** Broadcasts per streamer and day. */
  public static final double PER_DAY = 1.22;

  /**
   * Mean duration, days: exp(σ²/2) × 60 min, less what the cap of ten hours cuts. The process stands
   * still that long at each broadcast, mostly in busy hours.
   */
  private static final double BUSY_DAYS_PER_BROADCAST = 96.0 / 1_440;

  private static final double RATE = PER_DAY / (1 - PER_DAY * BUSY_DAYS_PER_BROADCAST * 1.1);

  private final Streamer streamer;
  private final RandomGenerator random;
  private final long zoneMillis;
  private long freeFrom;
  private int number;

  /**
   * A schedule from a moment on.
   *
   * @param fromMillis epoch milliseconds; nobody is live before
   * @param random this streamer's own generator
   */
  public BroadcastSchedule(
      Streamer streamer, long fromMillis, long zoneMillis, RandomGenerator random) {
    this.streamer = streamer;
    this.random = random;
    this.zoneMillis = zoneMillis;
    this.freeFrom = fromMillis;
  }

  /** Draws the next broadcast, which starts after the one before has ended. */
  public Broadcast next() {
    var start =
        DayProfile.BROADCASTS.next(freeFrom + zoneMillis, RATE, random.nextExponential())
            - zoneMillis;
    var broadcast = new Broadcast(streamer, ++number, start, random);
    freeFrom = broadcast.endMillis() + 1;
    return broadcast;
  }
}
