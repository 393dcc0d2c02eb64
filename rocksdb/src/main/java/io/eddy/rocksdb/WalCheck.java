package io.eddy.rocksdb;

import io.eddy.storage.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at the write-ahead log before RocksDB does, whose opening (seen with 11.8.1) takes some
 * damage for a torn tail and drops what comes after it, refuses a tail that is torn in its middle,
 * and may never return from one of random bytes. This check cuts off what was never acknowledged,
 * and refuses to go on where something that was acknowledged is damaged.
 *
 * <p>Batches are written one at a time and acknowledged when durable. So at most the last one is
 * torn, nothing stands behind it, and it begins after the {@link HeadMark}.
 */
final class WalCheck {
  private final StoreDirectory directory;
  private final HeadMark mark;

  WalCheck(StoreDirectory directory, HeadMark mark) {
    this.directory = directory;
    this.mark = mark;
  }

  /** Checks all files, and cuts the last one where it is torn or holds what was refused. */
  void run() {
    try {
      var paths = files(directory.database());
      for (var i = 0; i < paths.size(); i++) {
        check(paths.get(i), i == paths.size() - 1);
      }
    } catch (IOException e) {
      throw new StoreException(
          "The write-ahead log in %s can't be read: %s. Check the disk and its permissions."
              .formatted(directory.database(), e),
          e);
    }
  }

  /** The files of the log, oldest first. */
  static List<Path> files(Path database) throws IOException {
    if (Files.notExists(database)) {
      return List.of();
    }
    try (var entries = Files.list(database)) {
      return entries.filter(path -> path.toString().endsWith(".log")).sorted().toList();
    }
  }

  private void check(Path path, boolean newest) throws IOException {
    var file = WalFile.read(path);
    if (!file.sound() && (!newest || file.goesOnBehindDamage())) {
      throw damaged(path, "it is damaged at byte " + file.soundEnd());
    }
    var batches = file.batches();
    var end = file.soundEnd();
    var kept = batches.size();
    while (mark.refused() && kept > 0 && batches.get(kept - 1).sequence() > mark.sequence()) {
      kept--;
      end = batches.get(kept).start();
    }
    var last = kept == 0 ? 0 : batches.get(kept - 1).lastSequence();
    if (!file.sound() && last > 0 && last < mark.sequence()) {
      throw damaged(path, "it is damaged at byte " + file.soundEnd());
    }
    if (end < Files.size(path)) {
      cut(path, end);
    }
  }

  private void cut(Path path, int end) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      var tail = new byte[(int) file.length() - end];
      file.seek(end);
      file.readFully(tail);
      Files.write(directory.tornTail(), tail);
      file.setLength(end);
      file.getFD().sync();
    }
  }

  private static StoreException damaged(Path path, String how) {
    return new StoreException(
        "The write-ahead log %s has lost facts that were acknowledged: %s. Restore the store from a backup, or move its directory away to start empty."
            .formatted(path, how));
  }
}
