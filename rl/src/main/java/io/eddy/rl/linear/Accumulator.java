package io.eddy.rl.linear;

import java.nio.DoubleBuffer;

/** Sums over samples that can be written down and taken up again bit for bit. */
public interface Accumulator {

  /** Numbers that {@link #save} writes and {@link #restore} reads. */
  int stateLength();

  /** Writes everything that later results depend on. */
  void save(DoubleBuffer out);

  /** Takes over what an accumulator of the same shape has saved. */
  void restore(DoubleBuffer in);
}
