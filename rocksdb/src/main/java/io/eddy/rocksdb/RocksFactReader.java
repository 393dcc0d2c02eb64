package io.eddy.rocksdb;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.FactReader;
import io.eddy.storage.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log as it was when it was opened to be read. */
final class RocksFactReader implements FactReader {
  private final Reads database;
  private final long tail;
  private final long head;

  private RocksFactReader(Reads database, long tail, long head) {
    this.database = database;
    this.tail = tail;
    this.head = head;
  }

  static RocksFactReader open(Reads database) {
    return database.read(
        tables -> {
          var tail = RocksFactLog.number(tables, Keys.TAIL);
          try (var entries = tables.iterate(Column.LOG)) {
            return new RocksFactReader(database, tail, RocksFactLog.head(entries, tail));
          }
        });
  }

  @Override
  public Position head() {
    return new Position(0, head);
  }

  @Override
  public Position tail() {
    return new Position(0, tail);
  }

  @Override
  public List<LoggedFact> read(Position from, int limit) {
    LogHead.requirePartition(from);
    return database.read(
        tables -> {
          try (var entries = tables.iterate(Column.LOG)) {
            return LogEntries.read(entries, Math.max(from.offset(), tail), head, limit, database);
          }
        });
  }

  @Override
  public @Nullable String viewer(String pseudonym) {
    return RocksFactLog.viewer(database, pseudonym);
  }
}
