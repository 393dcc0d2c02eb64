package io.eddy.simulator.streamer;

import io.eddy.simulator.scenario.DayProfile;
import java.util.random.RandomGenerator;

/**
 * One live period of a room, drawn whole before it starts.
 *
 * <p>Its moments go up and down: one highlight value per 30 s segment, an AR(1) process with standard
 * normal values (30 s windows: Sliver, arXiv 2402.14399; that they follow AR(1) with coefficient .9,
 * a memory of five minutes, is an assumption).
 */
public final class Broadcast {
  /** Median of the duration, minutes (an assumption: no platform publishes it). */
  public static final double MEDIAN_MINUTES = 60;

  /** Standard deviation of ln duration (YTLive: .75 to 1.09). */
  public static final double LOG_SD = 1.0;

  /** The longest broadcast, minutes. */
  public static final double MOST_MINUTES = 600;

  /** The shortest broadcast, minutes. */
  public static final double LEAST_MINUTES = 2;

  private static final long SEGMENT_MILLIS = 30_000;
  private static final double MEMORY = .9;
  private static final double AUDIENCE_LOG_SD = .3;
  private static final double WARM_UP_MILLIS = 300_000;

  private final Streamer streamer;
  private final int number;
  private final long startMillis;
  private final long endMillis;
  private final double audienceFactor;
  private final float[] highlights;

  /** Draws a broadcast that starts at an epoch time. */
  Broadcast(Streamer streamer, int number, long startMillis, RandomGenerator random) {
    this.streamer = streamer;
    this.number = number;
    this.startMillis = startMillis;
    var minutes = MEDIAN_MINUTES * Math.exp(LOG_SD * random.nextGaussian());
    var bounded = Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, minutes));
    this.endMillis = startMillis + Math.round(bounded * 60_000);
    this.audienceFactor = Math.exp(AUDIENCE_LOG_SD * random.nextGaussian());
    this.highlights = new float[(int) ((endMillis - startMillis) / SEGMENT_MILLIS) + 1];
    var innovation = Math.sqrt(1 - MEMORY * MEMORY);
    var value = random.nextGaussian();
    for (var i = 0; i < highlights.length; i++) {
      highlights[i] = (float) value;
      value = MEMORY * value + innovation * random.nextGaussian();
    }
  }

  /** Whose broadcast it is. */
  public Streamer streamer() {
    return streamer;
  }

  /** The id on the wire. */
  public String id() {
    return streamer.roomId() + "-" + number;
  }

  /** Epoch milliseconds of the first moment. */
  public long startMillis() {
    return startMillis;
  }

  /** Epoch milliseconds of the first moment after it. */
  public long endMillis() {
    return endMillis;
  }

  /** Whether it is live: start ≤ t < end. */
  public boolean liveAt(long millis) {
    return startMillis <= millis && millis < endMillis;
  }

  /** Seconds until it ends, 0 once it has. */
  public double secondsLeft(long millis) {
    return Math.max(0, endMillis - millis) / 1_000.0;
  }

  /** How good this moment is, standard normal over all moments. */
  public double highlightAt(long millis) {
    var segment = (int) ((millis - startMillis) / SEGMENT_MILLIS);
    return highlights[Math.min(highlights.length - 1, Math.max(0, segment))];
  }

  /** Viewers who are not simulated one by one: fame × hour × luck, growing over five minutes. */
  public long audienceAt(long millis, long zoneMillis) {
    var warmth = Math.min(1, .2 + .8 * (millis - startMillis) / WARM_UP_MILLIS);
    var hour = DayProfile.VIEWERS.rateAt(millis + zoneMillis);
    return Math.round(streamer.fame() * audienceFactor * hour * Math.max(.2, warmth));
  }
}
