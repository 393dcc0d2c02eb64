package io.eddy.rl.algorithm;

import io.eddy.rl.random.Resumable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Files that are only in memory. */
final class Files {

  private Files() {}

  static byte[] saved(Resumable resumable) throws IOException {
    var bytes = new ByteArrayOutputStream();
    resumable.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static void load(Resumable resumable, byte[] bytes) throws IOException {
    resumable.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
