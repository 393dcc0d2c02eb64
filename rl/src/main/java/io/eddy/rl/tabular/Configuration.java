package io.eddy.rl.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a saved learner was configured to be, so that no other one takes it up. */
final class Configuration {

  private Configuration() {}

  /** Writes the kind of a learner and its settings. */
  static void save(DataOutput out, Class<?> kind, Record settings) throws IOException {
    out.writeUTF(kind.getSimpleName() + " " + settings);
  }

  /** Checks that what follows was saved by a learner of this kind with these settings. */
  static void require(DataInput in, Class<?> kind, Record settings) throws IOException {
    var saved = in.readUTF();
    var expected = kind.getSimpleName() + " " + settings;
    if (!saved.equals(expected)) {
      throw new IOException("What was saved is of %s, not of %s.".formatted(saved, expected));
    }
  }
}
