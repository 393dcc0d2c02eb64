package io.eddy.rocksdb;

import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/**
 * The database as it was at one moment, read beside its owner, of whose files none is touched. What its
 * owner deletes from then on stays readable here, since the files are open.
 */
final class ReadOnlyDatabase implements Reads, AutoCloseable {
  /** The owner may drop a file between our reading of its name and our opening it. */
  private static final int TRIES = 5;

  private final Path path;
  private final Tables tables;

  private ReadOnlyDatabase(Path path, Tables tables) {
    this.path = path;
    this.tables = tables;
  }

  static ReadOnlyDatabase open(Path path) {
    for (var tried = 1; ; tried++) {
      try {
        return new ReadOnlyDatabase(path, Tables.open(path, Tables.Mode.READ_ONLY));
      } catch (RocksDBException e) {
        if (tried == TRIES) {
          throw Database.failure(path, "can't be opened", e);
        }
      }
    }
  }

  @Override
  public <T> T read(Reading<T> reading) {
    try {
      return reading.from(tables);
    } catch (RocksDBException e) {
      throw Database.failure(path, "can't be read", e);
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    tables.close();
  }
}
