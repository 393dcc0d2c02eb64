package io.eddy.rocksdb;

import java.nio.file.Path;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** Tables that can be read. */
interface Reads {
  /** Reads something from the tables. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Tables tables) throws RocksDBException;
  }

  <T> T read(Reading<T> reading);

  /** The value under a key, if there. */
  default Optional<byte[]> get(Column column, byte[] key) {
    return read(open -> Optional.ofNullable(open.get(column, key)));
  }

  /** The folder, for messages. */
  Path path();
}
