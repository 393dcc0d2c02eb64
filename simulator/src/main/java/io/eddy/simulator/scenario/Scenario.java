package io.eddy.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A world before it starts.
 *
 * <p>The defaults give a demonstration its decisions: 8,000 viewers × 17 slates per viewer and day ×
 * the 58 % of them that fall between 18 and 6 h ≈ 79,000 decisions in twelve simulated hours, which
 * are 180 s of wall time at speed 240. A comparison of two halves of the viewers needs about 60,000
 * decisions to see what learning changes.
 *
 * @param viewers how many viewers there are
 * @param streamers how many streamers there are
 * @param start when the world starts
 * @param zone the viewers' and streamers' local time
 * @param speed simulated seconds per second of wall time
 * @param seed of every draw in this world
 * @param slateSize how many rooms a viewer asks for
 */
public record Scenario(
    int viewers,
    int streamers,
    Instant start,
    ZoneOffset zone,
    double speed,
    long seed,
    int slateSize) {
  /** Viewers where nobody says otherwise. */
  public static final int DEFAULT_VIEWERS = 8_000;

  /** Streamers per viewer: with 1.22 broadcasts a day each, some 200 rooms are live at nine. */
  public static final double STREAMERS_PER_VIEWER = .15;

  /** The fewest streamers, so that a small world still has rooms to choose from. */
  public static final int LEAST_STREAMERS = 300;

  /** Twelve simulated hours in three minutes. */
  public static final double DEFAULT_SPEED = 240;

  /** A Monday, 18:00 local time. */
  public static final Instant DEFAULT_START = Instant.parse("2026-01-05T18:00:00Z");

  /** Checks bounds. */
  public Scenario {
    if (viewers < 1 || streamers < 1 || slateSize < 1) {
      throw new IllegalArgumentException(
          "The viewers (%d), streamers (%d) and slateSize (%d) must be positive."
              .formatted(viewers, streamers, slateSize));
    }
    if (!(speed > 0 && speed <= 100_000)) {
      throw new IllegalArgumentException(
          "The speed (%s) must be above 0 and at most 100000.".formatted(speed));
    }
  }

  /** The default world under a seed. */
  public static Scenario of(long seed) {
    return of(DEFAULT_VIEWERS, seed);
  }

  /** A default world of another size; the number of streamers follows. */
  public static Scenario of(int viewers, long seed) {
    var streamers = Math.max(LEAST_STREAMERS, (int) Math.round(viewers * STREAMERS_PER_VIEWER));
    return new Scenario(viewers, streamers, DEFAULT_START, ZoneOffset.UTC, DEFAULT_SPEED, seed, 10);
  }

  /** The same world at another speed. */
  public Scenario atSpeed(double newSpeed) {
    return new Scenario(viewers, streamers, start, zone, newSpeed, seed, slateSize);
  }

  /** The same world with another number of streamers. */
  public Scenario withStreamers(int count) {
    return new Scenario(viewers, count, start, zone, speed, seed, slateSize);
  }

  /** The same world from another moment on. */
  public Scenario startingAt(Instant newStart) {
    return new Scenario(viewers, streamers, newStart, zone, speed, seed, slateSize);
  }

  /** Simulated time that passes in this much wall time. */
  public Duration simulated(Duration wall) {
    return Duration.ofMillis(Math.round(wall.toMillis() * speed));
  }

  /** Milliseconds to add to an epoch time to get local time. */
  public long zoneMillis() {
    return zone.getTotalSeconds() * 1_000L;
  }
}
