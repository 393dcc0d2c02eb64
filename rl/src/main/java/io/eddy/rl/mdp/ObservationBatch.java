package io.eddy.rl.mdp;

/**
 * Observations of one shape, side by side, as learning reads them. A buffer. Not safe for threads.
 */
public final class ObservationBatch {

  private final ObservationShape shape;
  private final float[] states;
  private final float[] rows;
  private final boolean[] available;
  private final int[] counts;
  private int size;

  /** An empty batch with room for some observations. */
  public ObservationBatch(ObservationShape shape, int capacity) {
    this.shape = shape;
    this.states = new float[capacity * shape.stateWidth()];
    this.rows = new float[capacity * shape.mostActions() * shape.actionWidth()];
    this.available = new boolean[capacity * shape.mostActions()];
    this.counts = new int[capacity];
  }

  /** How the observations are laid out. */
  public ObservationShape shape() {
    return shape;
  }

  /** Number of observations. */
  public int size() {
    return size;
  }

  /** The most observations it has room for. */
  public int capacity() {
    return counts.length;
  }

  /** Empties it. */
  public void clear() {
    size = 0;
  }

  /** Puts a copy of an observation behind the others. */
  public void add(Observation observation) {
    set(size, observation);
    size++;
  }

  /** Writes a copy of an observation at a place, which may lie behind the last. */
  public void set(int place, Observation observation) {
    var most = shape.mostActions();
    System.arraycopy(
        observation.state(), 0, states, place * shape.stateWidth(), shape.stateWidth());
    System.arraycopy(
        observation.rows(), 0, rows, place * most * shape.actionWidth(), observation.rows().length);
    counts[place] = observation.count();
    for (var action = 0; action < most; action++) {
      available[place * most + action] = observation.available(action);
    }
  }

  /** Writes a copy of the observation at a place into one of the same shape. */
  public void get(int place, Observation into) {
    var most = shape.mostActions();
    System.arraycopy(states, place * shape.stateWidth(), into.state(), 0, shape.stateWidth());
    System.arraycopy(rows, place * most * shape.actionWidth(), into.rows(), 0, into.rows().length);
    into.offer(counts[place]);
    for (var action = 0; action < counts[place]; action++) {
      if (!available[place * most + action]) {
        into.mask(action);
      }
    }
  }

  /** Becomes a copy of some places of another batch, in the order given. */
  public void gather(ObservationBatch other, int[] places, int count) {
    var most = shape.mostActions();
    var stateWidth = shape.stateWidth();
    var rowsWidth = most * shape.actionWidth();
    for (var i = 0; i < count; i++) {
      var from = places[i];
      System.arraycopy(other.states, from * stateWidth, states, i * stateWidth, stateWidth);
      if (rowsWidth > 0) {
        System.arraycopy(other.rows, from * rowsWidth, rows, i * rowsWidth, rowsWidth);
      }
      System.arraycopy(other.available, from * most, available, i * most, most);
      counts[i] = other.counts[from];
    }
    size = count;
  }

  /** Says how many places count, where they were written by {@link #set}. */
  public void resize(int size) {
    this.size = size;
  }

  /** State features, one row an observation, row-major. */
  public float[] states() {
    return states;
  }

  /** Candidate features: observation by observation, mostActions rows each. */
  public float[] rows() {
    return rows;
  }

  /** Which actions may be taken: mostActions flags an observation. */
  public boolean[] available() {
    return available;
  }

  /** Number of actions of an observation, masked ones included. */
  public int count(int place) {
    return counts[place];
  }
}
