package io.eddy.rl.network;

/** Memory that grows when a batch is larger than any before, and is used again otherwise. */
public final class Buffers {

  private Buffers() {}

  /** The buffer, or a larger one with unspecified contents. */
  public static float[] atLeast(float[] buffer, int size) {
    return buffer.length >= size ? buffer : new float[Math.max(size, 2 * buffer.length)];
  }
}
