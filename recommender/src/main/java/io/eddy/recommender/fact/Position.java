package io.eddy.recommender.fact;

/** A place in the log: partition, and offset within it, counted from 0. */
public record Position(int partition, long offset) implements Comparable<Position> {
  /** The first place of the only partition of an embedded log. */
  public static final Position START = new Position(0, 0);

  /** The place after this one. */
  public Position next() {
    return new Position(partition, offset + 1);
  }

  @Override
  public int compareTo(Position other) {
    var byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }
}
