package io.eddy.rl.training;

import io.eddy.rl.random.Resumable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A file that holds everything that training goes on from. It replaces an older one in one step, and
 * its checksum tells a torn or changed file from a whole one: 4 bytes "EDDY", 4 bytes checksum
 * (CRC-32C, big endian) of all that follows.
 */
public final class Bundle {

  private static final int MAGIC = 0x45444459;
  private static final int HEADER = 2 * Integer.BYTES;

  private Bundle() {}

  /** Writes a state to a file, in place of what was there. */
  public static void write(Path file, Resumable state) throws IOException {
    var bytes = new ByteArrayOutputStream();
    state.save(new DataOutputStream(bytes));
    var content = bytes.toByteArray();
    var whole =
        ByteBuffer.allocate(HEADER + content.length)
            .putInt(MAGIC)
            .putInt(checksum(content))
            .put(content)
            .array();
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, whole);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Takes up the state that a file holds.
   *
   * @throws IOException if it can't be read, is damaged, or was saved by another configuration
   */
  public static void read(Path file, Resumable state) throws IOException {
    var whole = ByteBuffer.wrap(Files.readAllBytes(file));
    if (whole.remaining() < HEADER || whole.getInt() != MAGIC) {
      throw new IOException("%s is no bundle. Name one that training wrote.".formatted(file));
    }
    var checksum = whole.getInt();
    var content = Arrays.copyOfRange(whole.array(), HEADER, whole.array().length);
    if (checksum != checksum(content)) {
      throw new IOException(
          "%s is damaged: its checksum is wrong. Go on from an older one.".formatted(file));
    }
    var in = new DataInputStream(new ByteArrayInputStream(content));
    state.load(in);
    if (in.available() > 0) {
      throw new IOException(
          "%s holds %d bytes more than this configuration reads: it is of another one."
              .formatted(file, in.available()));
    }
  }

  private static int checksum(byte[] content) {
    var crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
