package io.eddy.rocksdb;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactGenerator;
import io.eddy.storage.FactLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What tests do to the files of a store behind its back. */
final class StoreFiles {
  private StoreFiles() {}

  /** Copies a store that may be open: what a machine finds that lost its power now. */
  static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Deletes a copy. */
  static void delete(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The database's files whose name matches, in order. */
  static List<Path> files(Path store, String glob) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(store.resolve("db"), glob)) {
      files.forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  /** The newest file of the write-ahead log. */
  static Path wal(Path store) throws IOException {
    return files(store, "*.log").getLast();
  }

  /** Turns one bit of a file. */
  static void flip(Path file, long bit) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    Files.write(file, bytes);
  }

  /** Appends facts in batches of random sizes. */
  static void append(FactLog log, List<LoggedFact> facts, RandomGenerator random) {
    for (var from = 0; from < facts.size(); ) {
      var to = Math.min(facts.size(), from + 1 + random.nextInt(8));
      log.append(AppendBatch.of(facts.subList(from, to)));
      from = to;
    }
  }

  /** Facts from the start of the log, the same at each call. */
  static List<LoggedFact> facts(int count) {
    return new FactGenerator(11).facts(Position.START, count);
  }
}
