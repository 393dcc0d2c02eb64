package io.eddy.rocksdb;

import io.eddy.storage.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Remembers outside of the database the sequence number of the last batch that was acknowledged: a
 * damaged log that ends early can't pass for a shorter one.
 *
 * <p>It is written after each batch is durable, and itself only handed to the operating system: it
 * never claims more than is on disk, survives the death of the process, and after a power failure
 * may lag by what the system had not yet written. A mark that can't be read (a torn sector) counts
 * as none.
 */
final class HeadMark implements AutoCloseable {
  private static final long FORMAT = 0x4544_4459_4845_4431L; // "EDDYHED1"
  private static final int BYTES = 32;

  private final Path path;
  private final RandomAccessFile file;
  private long sequence;
  private boolean refused;

  private HeadMark(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Opens the mark, at 0 if there is none. */
  static HeadMark open(Path path) {
    try {
      var mark = new HeadMark(path, new RandomAccessFile(path.toFile(), "rw"));
      mark.load();
      return mark;
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** The sequence number up to which everything was acknowledged; 0 if unknown. */
  long sequence() {
    return sequence;
  }

  /** Whether a batch after {@link #sequence} was refused, so that no trace of it may come back. */
  boolean refused() {
    return refused;
  }

  /** Notes that everything up to a sequence number is durable and about to be acknowledged. */
  void acknowledge(long newSequence) {
    sequence = newSequence;
    refused = false;
    store();
  }

  /** Notes that what comes after the acknowledged batches was refused. */
  void refuse() {
    refused = true;
    store();
  }

  /** Makes the mark durable. */
  void force() {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private void load() throws IOException {
    var bytes = new byte[BYTES];
    if (file.length() < BYTES) {
      return;
    }
    file.seek(0);
    file.readFully(bytes);
    var buffer = ByteBuffer.wrap(bytes);
    if (buffer.getLong() == FORMAT && buffer.getInt(BYTES - Integer.BYTES) == checksum(bytes)) {
      sequence = buffer.getLong();
      refused = buffer.getInt() != 0;
    }
  }

  private void store() {
    var bytes = new byte[BYTES];
    var buffer = ByteBuffer.wrap(bytes);
    buffer.putLong(FORMAT).putLong(sequence).putInt(refused ? 1 : 0);
    buffer.putInt(BYTES - Integer.BYTES, checksum(bytes));
    try {
      file.seek(0);
      file.write(bytes);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static int checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes, 0, BYTES - Integer.BYTES);
    return (int) crc.getValue();
  }

  private static StoreException unusable(Path path, IOException cause) {
    return new StoreException(
        "The file %s can't be read or written: %s. Check the disk and its permissions."
            .formatted(path, cause),
        cause);
  }
}
