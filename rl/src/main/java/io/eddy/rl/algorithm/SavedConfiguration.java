package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The head of an agent's file: what it was configured as. An agent of another one doesn't load it. */
final class SavedConfiguration {

  private SavedConfiguration() {}

  static void save(DataOutput out, ObservationShape shape, Record config) throws IOException {
    out.writeUTF(shape.toString());
    out.writeUTF(config.toString());
  }

  static void require(DataInput in, ObservationShape shape, Record config) throws IOException {
    requireEqual(in.readUTF(), shape);
    requireEqual(in.readUTF(), config);
  }

  private static void requireEqual(String saved, Record expected) throws IOException {
    if (!saved.equals(expected.toString())) {
      throw new IOException(
          "The file was saved with %s, this is %s: load it with the configuration it was saved with."
              .formatted(saved, expected));
    }
  }
}
