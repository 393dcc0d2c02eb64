package io.eddy.rl.mdp;

import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What an agent knows when it acts: the state Sₜ as features, and the actions 𝒜(Sₜ) that it has
 * (Sutton and Barto 2018, §3.1). Actions are named by their index; where they are candidates, each
 * has a row of features. An action may be masked: it is there but must not be taken.
 *
 * <p>A buffer, written by the environment and used again. Not safe for threads.
 */
public final class Observation implements Resumable {

  private final ObservationShape shape;
  private final float[] state;
  private final float[] rows;
  private final boolean[] available;
  private int count;
  private boolean masked;

  /** An observation of zeros, with all actions that the shape allows. */
  public Observation(ObservationShape shape) {
    this.shape = shape;
    this.state = new float[shape.stateWidth()];
    this.rows = new float[shape.mostActions() * shape.actionWidth()];
    this.available = new boolean[shape.mostActions()];
    offer(shape.mostActions());
  }

  /** How it is laid out. */
  public ObservationShape shape() {
    return shape;
  }

  /** State features; the environment writes them in place. */
  public float[] state() {
    return state;
  }

  /** Features of the candidates, one row each, row-major; empty where actions are fixed. */
  public float[] rows() {
    return rows;
  }

  /** Number of actions, masked ones included; they are named 0 … count − 1. */
  public int count() {
    return count;
  }

  /** Whether an action may be taken. */
  public boolean available(int action) {
    return available[action];
  }

  /** Whether some action may not be taken. */
  public boolean masked() {
    return masked;
  }

  /** Offers the first actions, none of them masked. */
  public void offer(int actions) {
    if (actions < 1 || actions > shape.mostActions()) {
      throw new IllegalArgumentException(
          "There must be 1 to %d actions, not %d.".formatted(shape.mostActions(), actions));
    }
    count = actions;
    masked = false;
    Arrays.fill(available, 0, actions, true);
    Arrays.fill(available, actions, available.length, false);
  }

  /** Masks an action: whoever acts must leave it. The caller leaves at least one. */
  public void mask(int action) {
    available[action] = false;
    masked = true;
  }

  /** Becomes a copy of another observation of the same shape. */
  public void set(Observation other) {
    System.arraycopy(other.state, 0, state, 0, state.length);
    System.arraycopy(other.rows, 0, rows, 0, rows.length);
    System.arraycopy(other.available, 0, available, 0, available.length);
    count = other.count;
    masked = other.masked;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (var feature : state) {
      out.writeFloat(feature);
    }
    out.writeInt(count);
    for (var i = 0; i < count * shape.actionWidth(); i++) {
      out.writeFloat(rows[i]);
    }
    out.writeBoolean(masked);
    if (masked) {
      for (var action = 0; action < count; action++) {
        out.writeBoolean(available[action]);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (var i = 0; i < state.length; i++) {
      state[i] = in.readFloat();
    }
    var actions = in.readInt();
    if (actions < 1 || actions > shape.mostActions()) {
      throw new IOException(
          "The file holds an observation of %d actions, the shape allows 1 to %d: they are of different configurations."
              .formatted(actions, shape.mostActions()));
    }
    offer(actions);
    for (var i = 0; i < count * shape.actionWidth(); i++) {
      rows[i] = in.readFloat();
    }
    masked = in.readBoolean();
    if (masked) {
      for (var action = 0; action < count; action++) {
        available[action] = in.readBoolean();
      }
    }
  }
}
