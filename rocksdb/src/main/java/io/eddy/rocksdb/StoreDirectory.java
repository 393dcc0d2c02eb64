package io.eddy.rocksdb;

import io.eddy.storage.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory that holds a store, owned by this process while it is open. Its file {@code
 * eddy-store} tells it from anybody else's directory, its file {@code lock} who owns it; the
 * database is the folder {@code db}.
 */
final class StoreDirectory implements AutoCloseable {
  private static final String LABEL = "eddy-store";
  private static final String LABEL_TEXT = "eddy store, layout 1\n";

  private static final String DATABASE = "db";

  private final Path root;
  private final RandomAccessFile lockFile;

  private StoreDirectory(Path root, RandomAccessFile lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes a directory, which is made if it is missing or empty.
   *
   * @throws StoreException if it is somebody else's, or owned by another process; then nothing in it
   *     was touched
   */
  static StoreDirectory take(Path root) {
    try {
      requireOurs(root);
      Files.createDirectories(root);
      var directory = lock(root);
      if (Files.notExists(root.resolve(LABEL))) {
        Files.writeString(root.resolve(LABEL), LABEL_TEXT);
      }
      return directory;
    } catch (IOException e) {
      throw new StoreException(
          "The directory %s can't be used for a store: %s. Check that it may be written, or choose another."
              .formatted(root, e),
          e);
    }
  }

  /**
   * Where RocksDB lives in somebody's store.
   *
   * @throws StoreException if the directory holds none
   */
  static Path databaseOf(Path root) {
    try {
      requireOurs(root);
    } catch (IOException e) {
      throw new StoreException("The directory %s can't be read: %s.".formatted(root, e), e);
    }
    if (Files.notExists(root.resolve(LABEL))) {
      throw new StoreException(
          "There is no store in %s. Name the --data directory of a service that has run."
              .formatted(root));
    }
    return root.resolve(DATABASE);
  }

  Path root() {
    return root;
  }

  /** Where RocksDB lives. */
  Path database() {
    return root.resolve(DATABASE);
  }

  /** The file that remembers how far the database had got. */
  Path headMark() {
    return root.resolve("head");
  }

  /** Where the torn tail of a log is kept until the store is seen to be whole without it. */
  Path tornTail() {
    return root.resolve("torn-tail");
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new StoreException("The lock of the directory %s can't be let go.".formatted(root), e);
    }
  }

  private static void requireOurs(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    if (!Files.isDirectory(root)) {
      throw new StoreException(
          "The path %s is a file, and a store needs a directory. Choose another.".formatted(root));
    }
    var label = root.resolve(LABEL);
    if (Files.exists(label)) {
      var text = Files.readString(label);
      if (!text.equals(LABEL_TEXT)) {
        throw new StoreException(
            "The file %s says \"%s\", and this Eddy knows \"%s\". Run the Eddy that made the store."
                .formatted(label, text.strip(), LABEL_TEXT.strip()));
      }
      return;
    }
    try (var entries = Files.list(root)) {
      var foreign =
          entries.map(path -> path.getFileName().toString()).filter(n -> !n.equals("lock"));
      var first = foreign.findFirst();
      if (first.isPresent()) {
        throw new StoreException(
            "The directory %s holds something else (%s) and no store. Choose an empty directory."
                .formatted(root, first.get()));
      }
    }
  }

  private static StoreDirectory lock(Path root) throws IOException {
    var file = new RandomAccessFile(root.resolve("lock").toFile(), "rw");
    @Nullable FileLock lock;
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      file.close();
      throw new StoreException(
          "The store in %s is open in another process. Stop that one, or choose another directory."
              .formatted(root));
    }
    return new StoreDirectory(root, file);
  }
}
