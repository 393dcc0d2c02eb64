package io.eddy.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One file of RocksDB's write-ahead log, parsed down to its batches.
 *
 * <p>The format (RocksDB wiki, "Write Ahead Log File Format"): blocks of 32 KiB, each a run of
 * records [masked CRC32C of type and payload: 4][length: 2][type: 1][payload], little-endian, zeros
 * where fewer than 7 bytes are left. A batch is one FULL record, or FIRST, MIDDLE…, LAST; it begins
 * with its sequence number (8) and its count of changes (4), which the end of a block may cut.
 */
final class WalFile {
  private static final int BLOCK = 32 * 1_024;
  private static final int HEADER = 7;
  private static final int BATCH_HEADER = 12;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;

  /** A batch: where it begins in the file, and the sequence numbers that it takes. */
  record Batch(int start, long sequence, int count) {
    long lastSequence() {
      return sequence + count - 1;
    }
  }

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final List<Batch> batches = new ArrayList<>();
  private int soundEnd;

  private WalFile(byte[] bytes) {
    this.bytes = bytes;
    buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads and parses a file (at most a few memtables large). */
  static WalFile read(Path path) throws IOException {
    return parse(Files.readAllBytes(path));
  }

  static WalFile parse(byte[] bytes) {
    var file = new WalFile(bytes);
    file.parse();
    return file;
  }

  /** The batches before any damage, in order. */
  List<Batch> batches() {
    return batches;
  }

  /** Where what could be parsed ends; the length of the file if it is sound. */
  int soundEnd() {
    return soundEnd;
  }

  /** Whether every byte of the file was understood. */
  boolean sound() {
    return soundEnd == bytes.length;
  }

  /**
   * Whether another batch begins behind the damage, which proves that what is damaged had been
   * written out in full: a torn tail has nothing behind it.
   */
  boolean goesOnBehindDamage() {
    var blockEnd = Math.min(bytes.length, (soundEnd / BLOCK + 1) * BLOCK);
    for (var at = soundEnd + 1; at < blockEnd; at++) {
      if (beginsBatch(at)) {
        return true;
      }
    }
    for (var block = blockEnd; block < bytes.length; block += BLOCK) {
      var at = block;
      while (soundRecord(at)) {
        if (beginsBatch(at)) {
          return true;
        }
        at += HEADER + length(at);
      }
    }
    return false;
  }

  private void parse() {
    var at = 0;
    var batchStart = -1;
    var head = ByteBuffer.allocate(BATCH_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    while (at < bytes.length) {
      var left = BLOCK - at % BLOCK;
      if (left < HEADER) {
        if (!zeros(at, Math.min(bytes.length, at + left))) {
          return;
        }
        at += left;
        continue;
      }
      if (!soundRecord(at)) {
        return;
      }
      var type = type(at);
      var inside = batchStart >= 0;
      if (type == FULL || type == FIRST) {
        if (inside) {
          return;
        }
        batchStart = at;
        head.clear();
      } else if ((type == MIDDLE || type == LAST) != inside) {
        return;
      }
      head.put(bytes, at + HEADER, Math.min(head.remaining(), length(at)));
      var end = at + HEADER + length(at);
      if (type == FULL || type == LAST) {
        if (head.hasRemaining()) {
          return;
        }
        batches.add(new Batch(batchStart, head.getLong(0), head.getInt(Long.BYTES)));
        batchStart = -1;
      }
      at = end;
      if (batchStart < 0) {
        soundEnd = end;
      }
    }
    if (batchStart < 0) {
      soundEnd = bytes.length;
    }
  }

  /** Whether a record begins here whose checksum holds. */
  private boolean soundRecord(int at) {
    if (BLOCK - at % BLOCK < HEADER || at + HEADER > bytes.length || type(at) == 0) {
      return false;
    }
    var end = at + HEADER + length(at);
    if (end > bytes.length || end > (at / BLOCK + 1) * BLOCK) {
      return false;
    }
    var crc = new CRC32C();
    crc.update(bytes, at + HEADER - 1, 1 + length(at));
    return masked((int) crc.getValue()) == buffer.getInt(at);
  }

  private boolean beginsBatch(int at) {
    return at + HEADER <= bytes.length
        && (type(at) == FIRST || (type(at) == FULL && length(at) >= BATCH_HEADER))
        && soundRecord(at);
  }

  private int length(int at) {
    return Short.toUnsignedInt(buffer.getShort(at + 4));
  }

  private int type(int at) {
    return bytes[at + 6];
  }

  private boolean zeros(int from, int to) {
    for (var i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static int masked(int crc) {
    return Integer.rotateRight(crc, 15) + 0xa282ead8;
  }
}
