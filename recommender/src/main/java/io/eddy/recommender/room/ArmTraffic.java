package io.eddy.recommender.room;

import java.util.Arrays;

/**
 * What one arm's viewers do in a room: open visits, and interactions counted by the minute of event
 * time. Only sums: facts may come in any order, and counts of partitions can be added up.
 */
public final class ArmTraffic {
  /** How many minutes are remembered: four half-lives of heat. */
  public static final int MINUTES = 20;

  /** After so long an interaction counts half. */
  public static final double HALF_LIFE_MINUTES = 5;

  /** No traffic. */
  public static final ArmTraffic NONE = new ArmTraffic(0, 0, new int[MINUTES]);

  private static final double MINUTE_MILLIS = 60_000;

  private final int openVisits;
  private final long newestMinute;
  private final int[] counts; // by minute modulo MINUTES

  private ArmTraffic(int openVisits, long newestMinute, int[] counts) {
    this.openVisits = openVisits;
    this.newestMinute = newestMinute;
    this.counts = counts;
  }

  /** Traffic as it was stored. */
  public static ArmTraffic of(int openVisits, long newestMinute, int[] counts) {
    return new ArmTraffic(openVisits, newestMinute, Arrays.copyOf(counts, MINUTES));
  }

  /** Visits that go on. */
  public int openVisits() {
    return openVisits;
  }

  /** The newest minute counted, since the epoch. */
  public long newestMinute() {
    return newestMinute;
  }

  /** Interactions per minute, at the minute modulo {@link #MINUTES}. */
  public int[] counts() {
    return counts.clone();
  }

  /** With visits opened (positive) or closed (negative). */
  public ArmTraffic visits(int change) {
    return new ArmTraffic(Math.max(0, openVisits + change), newestMinute, counts);
  }

  /** With an interaction at a time; one that is older than the memory is not counted. */
  public ArmTraffic interaction(long time) {
    var minute = Math.floorDiv(time, (long) MINUTE_MILLIS);
    if (minute <= newestMinute - MINUTES) {
      return this;
    }
    var next = counts.clone();
    for (var m = Math.max(newestMinute + 1, minute - MINUTES + 1); m <= minute; m++) {
      next[slot(m)] = 0;
    }
    next[slot(minute)]++;
    return new ArmTraffic(openVisits, Math.max(newestMinute, minute), next);
  }

  /** Σ 2^(−age/5 min) over interactions, at a time. */
  public double interactions(long now) {
    var sum = 0.0;
    for (var m = newestMinute - MINUTES + 1; m <= newestMinute; m++) {
      var count = counts[slot(m)];
      if (count > 0) {
        var age = Math.max(0, now / MINUTE_MILLIS - (m + .5));
        sum += count * StrictMath.pow(2, -age / HALF_LIFE_MINUTES);
      }
    }
    return sum;
  }

  private static int slot(long minute) {
    return (int) Math.floorMod(minute, (long) MINUTES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArmTraffic that
        && openVisits == that.openVisits
        && newestMinute == that.newestMinute
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * openVisits + Long.hashCode(newestMinute)) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "ArmTraffic[openVisits=%d, counts=%s]".formatted(openVisits, Arrays.toString(counts));
  }
}
