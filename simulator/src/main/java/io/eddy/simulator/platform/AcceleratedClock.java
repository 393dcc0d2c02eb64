package io.eddy.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs faster than the wall: simulated time = start + speed × wall time passed. Service
 * and simulator of one process share it. Safe for threads.
 */
public final class AcceleratedClock implements InstantSource {
  private final Instant start;
  private final double speed;
  private final InstantSource wall;
  private final Instant wallStart;

  /**
   * Starts now.
   *
   * @param start simulated time at this moment
   * @param speed simulated seconds per second of the wall
   * @param wall the wall's own clock
   */
  public AcceleratedClock(Instant start, double speed, InstantSource wall) {
    this.start = start;
    this.speed = speed;
    this.wall = wall;
    this.wallStart = wall.instant();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(
        Math.round(Duration.between(wallStart, wall.instant()).toNanos() * speed));
  }

  /** Wall time that has passed since the start. */
  public Duration wallPassed() {
    return Duration.between(wallStart, wall.instant());
  }
}
