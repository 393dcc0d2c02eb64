package io.eddy.rl.random;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * State that can be written down and taken up again, bit for bit: whoever loads goes on as whoever
 * saved would have.
 */
public interface Resumable {

  /** Writes everything that what comes next depends on. */
  void save(DataOutput out) throws IOException;

  /**
   * Takes up what was saved by an object of the same configuration.
   *
   * @throws IOException if it can't be read, or was saved by another configuration
   */
  void load(DataInput in) throws IOException;
}
