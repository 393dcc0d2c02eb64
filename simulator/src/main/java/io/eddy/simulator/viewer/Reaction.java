package io.eddy.simulator.viewer;

import org.jspecify.annotations.Nullable;

/**
 * What a viewer does with a slate.
 *
 * @param startMillis when the first room was looked at
 * @param millisPerRoom from one room to the next
 * @param examined how many rooms were looked at, from position 0 on
 * @param entered the position entered, or −1
 * @param enterMillis when that, or the turning away, happened
 * @param visit what followed, null where nothing was entered
 */
public record Reaction(
    long startMillis,
    long millisPerRoom,
    int examined,
    int entered,
    long enterMillis,
    @Nullable Visit visit) {
  /** When the room at a position was looked at. */
  public long lookedAt(int position) {
    return startMillis + position * millisPerRoom;
  }
}
