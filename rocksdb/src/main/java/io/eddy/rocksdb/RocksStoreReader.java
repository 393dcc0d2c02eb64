package io.eddy.rocksdb;

import io.eddy.storage.FactReader;
import io.eddy.storage.PolicyReader;
import io.eddy.storage.StoreException;
import io.eddy.storage.StoreReader;
import java.nio.file.Path;

/**
 * A store read by somebody who doesn't own it, as it was when it was opened, while its owner may go on:
 * evaluation and export beside a service.
 */
public final class RocksStoreReader implements StoreReader {
  private final ReadOnlyDatabase database;
  private final RocksFactReader log;
  private final RocksPolicyReader policies;

  private RocksStoreReader(ReadOnlyDatabase database) {
    this.database = database;
    this.log = RocksFactReader.open(database);
    this.policies = new RocksPolicyReader(database);
  }

  /**
   * Opens the store in a directory to read it.
   *
   * @throws StoreException if there is none, or it can't be read
   */
  public static RocksStoreReader open(Path path) {
    var database = ReadOnlyDatabase.open(StoreDirectory.databaseOf(path));
    try {
      return new RocksStoreReader(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public FactReader log() {
    return log;
  }

  @Override
  public PolicyReader policies() {
    return policies;
  }

  @Override
  public void close() {
    database.close();
  }
}
