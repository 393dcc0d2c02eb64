package io.eddy.recommender.retrieval;

import java.util.Arrays;

/**
 * Candidates of one request.
 *
 * <p>Not a record: it holds arrays. {@code rooms} are indexes into the room table.
 */
public final class Candidates {
  private final int[] rooms;
  private final byte[] sources;

  Candidates(int[] rooms, byte[] sources) {
    this.rooms = rooms;
    this.sources = sources;
  }

  /** Indexes into the room table, in retrieval order. */
  public int[] rooms() {
    return rooms;
  }

  /** Codes of {@link Source}, one per room. */
  public byte[] sources() {
    return sources;
  }

  /** How many there are. */
  public int count() {
    return rooms.length;
  }

  @Override
  public String toString() {
    return "Candidates" + Arrays.toString(rooms);
  }
}
