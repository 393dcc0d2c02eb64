package io.eddy.recommender.retrieval;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;

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

  /** Rooms that a caller named. */
  public static Candidates named(int[] rooms) {
    var sources = new byte[rooms.length];
    Arrays.fill(sources, Source.CALLER.code());
    return new Candidates(rooms, sources);
  }

  /** These with some rooms at their head, as many as there may be: none twice. */
  public Candidates ledBy(int[] head, int most) {
    var sourceOf = new HashMap<Integer, Byte>();
    var order = new LinkedHashSet<Integer>();
    for (var room : head) {
      order.add(room);
    }
    for (var i = 0; i < rooms.length; i++) {
      sourceOf.putIfAbsent(rooms[i], sources[i]);
      order.add(rooms[i]);
    }
    var all = order.stream().limit(most).mapToInt(Integer::intValue).toArray();
    var of = new byte[all.length];
    for (var i = 0; i < all.length; i++) {
      of[i] = sourceOf.getOrDefault(all[i], Source.CALLER.code());
    }
    return new Candidates(all, of);
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
