package io.eddy.rl.network;

import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The numbers of a network, in one array, and the gradient of a loss by them in another. */
public final class Parameters implements Resumable {

  private final float[] values;
  private final float[] gradient;

  /** Zeros. */
  public Parameters(int count) {
    this.values = new float[count];
    this.gradient = new float[count];
  }

  /** How many there are. */
  public int count() {
    return values.length;
  }

  /** The numbers, to be written in place. */
  public float[] values() {
    return values;
  }

  /** ∂loss/∂value, to be added to in place. */
  public float[] gradient() {
    return gradient;
  }

  /** Sets the gradient to zero. */
  public void clearGradient() {
    Arrays.fill(gradient, 0);
  }

  /** Becomes a copy of other numbers: θ ← θ′. */
  public void set(Parameters other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /** Moves towards other numbers: θ ← θ + τ(θ′ − θ). */
  public void moveTowards(Parameters other, float rate) {
    for (var i = 0; i < values.length; i++) {
      values[i] += rate * (other.values[i] - values[i]);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(values.length);
    for (var value : values) {
      out.writeFloat(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    var count = in.readInt();
    if (count != values.length) {
      throw new IOException(
          "The file holds %d parameters, the network %d: they are of different configurations."
              .formatted(count, values.length));
    }
    for (var i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
  }
}
