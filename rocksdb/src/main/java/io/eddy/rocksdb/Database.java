package io.eddy.rocksdb;

import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * The database with its guards: any number of readers; one writer at a time, whose batch is durable
 * and marked before it returns; nobody while it opens or closes.
 *
 * <p>After a failed write RocksDB stays readable and refuses writes. The next write then opens it
 * anew, without what the failed one left behind, once there is room on the disk.
 */
final class Database implements Reads, AutoCloseable {
  /** Room that opening needs beside what the log may be written out to: manifest, log, options. */
  private static final long ROOM_TO_OPEN = 4L << 20;

  private static final Pattern FILE_NAME =
      Pattern.compile("\\S+/(?:\\d+\\.(?:sst|log)|MANIFEST-\\d+|CURRENT|OPTIONS-\\d+|IDENTITY)");

  /** Does something with the tables. */
  @FunctionalInterface
  interface Tending {
    void to(Tables tables) throws RocksDBException;
  }

  /** Fills a batch with changes; tells whether to write it. */
  @FunctionalInterface
  interface Writing {
    boolean into(WriteBatch batch, Tables tables) throws RocksDBException;
  }

  private final StoreDirectory directory;
  private final HeadMark mark;
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  /** Fair, so that an append comes between two pieces of a snapshot. */
  private final ReentrantLock writing = new ReentrantLock(true);

  private @Nullable Tables tables;
  private boolean failed;
  private boolean closed;

  private Database(StoreDirectory directory, HeadMark mark) {
    this.directory = directory;
    this.mark = mark;
  }

  /** Opens the database of a directory, or makes it. */
  static Database open(StoreDirectory directory) {
    var mark = HeadMark.open(directory.headMark());
    var database = new Database(directory, mark);
    try {
      database.open();
      return database;
    } catch (RuntimeException e) {
      database.closeTables();
      mark.close();
      throw e;
    }
  }

  @Override
  public <T> T read(Reading<T> reading) {
    use.readLock().lock();
    try {
      return reading.from(requireOpen());
    } catch (RocksDBException e) {
      throw failure("can't be read", e);
    } finally {
      use.readLock().unlock();
    }
  }

  /** Does something with the tables that changes nothing that is read. */
  void tend(Tending tending) {
    read(
        open -> {
          tending.to(open);
          return open;
        });
  }

  /**
   * Writes a batch: when this returns true it is durable and visible, when it throws nothing of it
   * ever will be, and when it returns false nothing was to be written.
   */
  boolean write(Writing changes) {
    writing.lock();
    try {
      if (failed) {
        if (use.getReadHoldCount() > 0) {
          throw new IllegalStateException("A write inside of a read can't open the store anew.");
        }
        recover();
      }
      use.readLock().lock();
      try (var batch = new WriteBatch()) {
        var open = requireOpen();
        if (!changes.into(batch, open)) {
          return false;
        }
        commit(open, batch);
        return true;
      } catch (RocksDBException e) {
        throw failure("can't be written", e);
      } finally {
        use.readLock().unlock();
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Path path() {
    return directory.database();
  }

  @Override
  public void close() {
    writing.lock();
    try {
      use.writeLock().lock();
      try {
        if (closed) {
          return;
        }
        closed = true;
        closeTables();
        mark.force();
        mark.close();
      } finally {
        use.writeLock().unlock();
      }
    } finally {
      writing.unlock();
    }
  }

  private void commit(Tables open, WriteBatch batch) throws RocksDBException {
    try {
      open.write(batch);
    } catch (RocksDBException e) {
      failed = true;
      mark.refuse();
      throw e;
    }
    mark.acknowledge(open.sequence());
  }

  private void recover() {
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      requireRoom();
      closeTables();
      open();
      failed = false;
    } catch (StoreException e) {
      reopenToRead(e);
      throw e;
    } finally {
      use.writeLock().unlock();
    }
  }

  /** Keeps the store readable where it could not be opened to be written. */
  private void reopenToRead(StoreException cause) {
    if (tables != null) {
      return;
    }
    try {
      tables = Tables.open(directory.database(), Tables.Mode.READ_ONLY);
    } catch (RocksDBException e) {
      cause.addSuppressed(e);
    }
  }

  private void open() {
    var path = directory.database();
    try {
      Files.createDirectories(path);
      new WalCheck(directory, mark).run();
      var newest = WalCheck.files(path);
      var fresh = mark.sequence() == 0 && !holdsAnything(path);
      var opened = Tables.open(path, fresh ? Tables.Mode.NEW : Tables.Mode.EXISTING);
      tables = opened;
      if (opened.sequence() < mark.sequence()) {
        throw new StoreException(
            "The store in %s has lost its newest facts, although they were acknowledged: change %d of %d is its last (see %s). Restore it from a backup, or move the directory away to start empty."
                .formatted(
                    path,
                    opened.sequence(),
                    mark.sequence(),
                    newest.isEmpty() ? path : newest.getLast()));
      }
      mark.acknowledge(opened.sequence());
      mark.force();
      Files.deleteIfExists(directory.tornTail());
    } catch (RocksDBException e) {
      throw failure("can't be opened", e);
    } catch (IOException e) {
      throw new StoreException(
          "The store in %s can't be opened: %s. Check the disk and its permissions."
              .formatted(path, e),
          e);
    }
  }

  /** Whether there is a database, even one that has lost the file that names its others. */
  private static boolean holdsAnything(Path path) throws IOException {
    try (var files = Files.newDirectoryStream(path, "*.{sst,log}")) {
      for (var file : files) {
        if (Files.size(file) > 0) {
          return true;
        }
      }
      return false;
    }
  }

  private void requireRoom() {
    try {
      var needed = ROOM_TO_OPEN;
      for (var wal : WalCheck.files(directory.database())) {
        needed += Files.size(wal);
      }
      var room = Files.getFileStore(directory.root()).getUsableSpace();
      if (room < needed) {
        throw new StoreException(
            "The disk of %s is full: %d KiB are left, and going on needs %d KiB. Free some space; the store goes on by itself."
                .formatted(directory.root(), room >> 10, needed >> 10));
      }
    } catch (IOException e) {
      throw new StoreException(
          "The disk of %s can't be asked for room: %s.".formatted(directory.root(), e), e);
    }
  }

  private Tables requireOpen() {
    @Nullable Tables open = tables;
    if (open == null) {
      throw new StoreException(
          closed
              ? "The store in %s is closed. Open it again.".formatted(directory.root())
              : "The store in %s could not be opened again after a failed write. Write again once the disk is well."
                  .formatted(directory.root()));
    }
    return open;
  }

  private void closeTables() {
    @Nullable Tables open = tables;
    tables = null;
    if (open != null) {
      open.close();
    }
  }

  private StoreException failure(String what, RocksDBException cause) {
    return failure(directory.database(), what, cause);
  }

  /** What went wrong, with the file if one is known, and the remedy. */
  static StoreException failure(Path database, String what, RocksDBException cause) {
    var message = String.valueOf(cause.getMessage());
    var file = FILE_NAME.matcher(message);
    return new StoreException(
        "The store %s %s: %s. %s"
            .formatted(file.find() ? file.group() : database, what, message, remedy(message)),
        cause);
  }

  private static String remedy(String message) {
    if (message.contains("No space")
        || message.contains("Space limit")
        || message.contains("quota")) {
      return "Free some space on the disk; the store goes on by itself.";
    }
    if (message.contains("Corruption") || message.contains("mismatch")) {
      return "Restore the store from a backup, or move its directory away to start empty.";
    }
    return "Check the disk and its permissions.";
  }
}
