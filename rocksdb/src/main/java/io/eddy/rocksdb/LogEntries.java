package io.eddy.rocksdb;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.FactCodec;
import io.eddy.storage.StoreException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Entries of the log: a fact's bytes behind a checksum of them and of the offset they belong to. */
final class LogEntries {
  private static final FactCodec CODEC = new FactCodec();
  private static final int CHECKSUM = Integer.BYTES;

  private LogEntries() {}

  static byte[] encode(LoggedFact fact) {
    var bytes = CODEC.encode(fact);
    return ByteBuffer.allocate(CHECKSUM + bytes.length)
        .putInt(checksum(fact.position().offset(), bytes, 0))
        .put(bytes)
        .array();
  }

  /** The entry under the iterator, which must be the one of an offset and sound. */
  static byte[] checked(RocksIterator entries, long offset, Reads database)
      throws RocksDBException {
    if (!entries.isValid()) {
      entries.status();
      throw broken(database, "the fact at offset %d is missing".formatted(offset));
    }
    var found = Keys.number(entries.key());
    if (found != offset) {
      throw broken(
          database, "after offset %d comes %d: facts are missing".formatted(offset - 1, found));
    }
    var value = entries.value();
    if (value.length < CHECKSUM
        || ByteBuffer.wrap(value).getInt() != checksum(offset, value, CHECKSUM)) {
      throw broken(database, "the fact at offset %d fails its checksum".formatted(offset));
    }
    return value;
  }

  /** At most {@code limit} facts from an offset on, all before an end. */
  static List<LoggedFact> read(
      RocksIterator entries, long from, long end, int limit, Reads database)
      throws RocksDBException {
    var facts = new ArrayList<LoggedFact>();
    if (from < end) {
      entries.seek(Keys.number(from));
    }
    for (var offset = from; offset < end && facts.size() < limit; offset++, entries.next()) {
      facts.add(decode(offset, checked(entries, offset, database)));
    }
    return facts;
  }

  private static LoggedFact decode(long offset, byte[] value) {
    return CODEC.decode(new Position(0, offset), Arrays.copyOfRange(value, CHECKSUM, value.length));
  }

  private static int checksum(long offset, byte[] bytes, int from) {
    var crc = new CRC32C();
    crc.update(Keys.number(offset));
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  static StoreException broken(Reads database, String how) {
    return new StoreException(
        "The log in %s is damaged: %s. Restore the store from a backup, or move its directory away to start empty."
            .formatted(database.path(), how));
  }
}
