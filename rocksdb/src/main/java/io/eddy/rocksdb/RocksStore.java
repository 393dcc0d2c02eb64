package io.eddy.rocksdb;

import io.eddy.storage.FactLog;
import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.Snapshots;
import io.eddy.storage.Store;
import io.eddy.storage.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Everything durable of one Eddy in one directory of one machine, owned by one process.
 *
 * <p>Call it from platform threads: native calls pin a virtual one.
 */
public final class RocksStore implements Store {
  private final StoreDirectory directory;
  private final Database database;
  private final byte[] secret;
  private final int epoch;
  private final RocksFactLog log;
  private final RocksSnapshots snapshots;
  private final RocksPolicies policies;
  private boolean closed;

  private RocksStore(
      StoreDirectory directory, Database database, byte[] secret, int epoch, RocksFactLog log) {
    this.directory = directory;
    this.database = database;
    this.secret = secret;
    this.epoch = epoch;
    this.log = log;
    snapshots = RocksSnapshots.open(database, log);
    policies = new RocksPolicies(database);
  }

  /**
   * Opens the store in a directory, or makes it where the directory is missing or empty.
   *
   * @throws StoreException if the directory is somebody else's or in use, or if anything that was
   *     acknowledged is missing or damaged, as far as an opening looks
   */
  public static RocksStore open(Path path) {
    var directory = StoreDirectory.take(path);
    try {
      var database = Database.open(directory);
      try {
        return opened(directory, database);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static RocksStore opened(StoreDirectory directory, Database database) {
    var secret = database.get(Column.META, Keys.SECRET).orElseGet(RocksStore::randomSecret);
    var former = database.get(Column.META, Keys.EPOCH).map(Keys::number).orElse(0L);
    var epoch = Math.toIntExact(former + 1);
    var log = RocksFactLog.open(database, secret);
    database.write(
        (batch, tables) -> {
          tables.put(batch, Column.META, Keys.SECRET, secret);
          tables.put(batch, Column.META, Keys.EPOCH, Keys.number(epoch));
          log.noteVerified(batch, tables);
          return true;
        });
    return new RocksStore(directory, database, secret, epoch, log);
  }

  @Override
  public FactLog log() {
    return log;
  }

  @Override
  public Snapshots snapshots() {
    return snapshots;
  }

  @Override
  public PolicyRegistry policies() {
    return policies;
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  @Override
  public int epoch() {
    return epoch;
  }

  /**
   * Takes what was destroyed out of the files: after it no byte of the directory knows a viewer
   * whose link and state were removed. Seconds to minutes, while others read and write.
   */
  public void compact() {
    database.tend(
        tables -> {
          tables.flush();
          tables.compact(Column.PSEUDONYM);
          tables.compact(Column.VIEWER);
          tables.compact(Column.SNAPSHOTS);
        });
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    log.close();
    try {
      noteVerified();
    } finally {
      try {
        database.close();
      } finally {
        directory.close();
      }
    }
  }

  private void noteVerified() {
    try {
      database.write(
          (batch, tables) -> {
            log.noteVerified(batch, tables);
            return true;
          });
    } catch (StoreException e) {
      // Every fact is durable without this note: the next opening only has more to check.
    }
  }

  private static byte[] randomSecret() {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
