package io.eddy.service.intake;

import java.time.Duration;

/**
 * Bounds of intake and of the state in memory.
 *
 * @param queue events and decisions that may wait for the writer
 * @param viewers states kept; beyond it those seen least lately are retired
 * @param rooms rooms kept; beyond it those that are not live are retired, heard of least lately first
 * @param streamers streamers whose sums are kept; beyond it those heard of least lately go
 * @param oldest events that are older are rejected
 * @param ahead events further ahead of the clock are set back to it
 * @param lateness how long an event may be on its way: where no newer event tells that time has
 *     passed, nothing is over until the clock is this far beyond its deadline
 * @param lease silence after which a room that heartbeats is over
 * @param sessionIdle silence after which a viewer's session is over
 * @param roomKept how long a room that is not live is remembered
 * @param moneySeen how long ids of gifts are remembered
 * @param othersSeen how long other ids are remembered
 */
public record Limits(
    int queue,
    int viewers,
    int rooms,
    int streamers,
    Duration oldest,
    Duration ahead,
    Duration lateness,
    Duration lease,
    Duration sessionIdle,
    Duration roomKept,
    Duration moneySeen,
    Duration othersSeen) {
  /** The limits where nothing is configured. */
  public static final Limits DEFAULT =
      new Limits(
          20_000,
          1_000_000,
          100_000,
          500_000,
          Duration.ofDays(7),
          Duration.ofMinutes(2),
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofDays(7),
          Duration.ofDays(1));

  /** Checks the bounds. */
  public Limits {
    if (queue < 1_000 || viewers < 1 || rooms < 1 || streamers < 1) {
      throw new IllegalArgumentException(
          "The limits queue (%d, at least 1000), viewers (%d), rooms (%d) and streamers (%d) must be positive."
              .formatted(queue, viewers, rooms, streamers));
    }
  }

  /** These limits where events are on their way for longer. */
  public Limits withLateness(Duration other) {
    return new Limits(
        queue,
        viewers,
        rooms,
        streamers,
        oldest,
        ahead,
        other,
        lease,
        sessionIdle,
        roomKept,
        moneySeen,
        othersSeen);
  }
}
