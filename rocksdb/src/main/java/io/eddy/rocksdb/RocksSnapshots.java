package io.eddy.rocksdb;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.Snapshots;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** States of folds: under a fold's name first its header, then its entries. */
final class RocksSnapshots implements Snapshots {
  private static final int POSITION_BYTES = Integer.BYTES + Long.BYTES;

  private final Database database;
  private final RocksFactLog log;

  RocksSnapshots(Database database, RocksFactLog log) {
    this.database = database;
    this.log = log;
  }

  @Override
  public Optional<SnapshotHeader> header(String fold) {
    return database.get(Column.SNAPSHOTS, Keys.fold(fold)).map(RocksSnapshots::header);
  }

  @Override
  public void read(String fold, BiConsumer<String, byte[]> visitor) {
    var end = Keys.foldEnd(fold);
    database.tend(
        tables -> {
          try (var entries = tables.iterate(Column.SNAPSHOTS)) {
            entries.seek(Keys.entry(fold, ""));
            for (; entries.isValid(); entries.next()) {
              var key = entries.key();
              if (Arrays.compareUnsigned(key, end) >= 0) {
                break;
              }
              visitor.accept(Keys.entryKey(fold, key), entries.value());
            }
            entries.status();
          }
        });
  }

  @Override
  public Optional<byte[]> read(String fold, String key) {
    return database.get(Column.SNAPSHOTS, Keys.entry(fold, key));
  }

  @Override
  public void write(String fold, SnapshotHeader header, Collection<SnapshotEntry> changes) {
    database.write(
        (batch, tables) -> {
          for (var change : changes) {
            var key = Keys.entry(fold, change.key());
            byte @Nullable [] value = change.value();
            if (value == null) {
              tables.delete(batch, Column.SNAPSHOTS, key);
            } else {
              tables.put(batch, Column.SNAPSHOTS, key, value);
            }
          }
          tables.put(batch, Column.SNAPSHOTS, Keys.fold(fold), bytes(header));
          log.noteVerified(batch, tables);
          return true;
        });
  }

  @Override
  public void clear(String fold) {
    database.write(
        (batch, tables) -> {
          tables.deleteRange(batch, Column.SNAPSHOTS, Keys.fold(fold), Keys.foldEnd(fold));
          return true;
        });
  }

  private static byte[] bytes(SnapshotHeader header) {
    var buffer =
        ByteBuffer.allocate(2 * Integer.BYTES + header.positions().size() * POSITION_BYTES)
            .putInt(header.foldVersion())
            .putInt(header.schemaVersion());
    for (var position : header.positions()) {
      buffer.putInt(position.partition()).putLong(position.offset());
    }
    return buffer.array();
  }

  private static SnapshotHeader header(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    var foldVersion = buffer.getInt();
    var schemaVersion = buffer.getInt();
    var positions = new ArrayList<Position>();
    while (buffer.hasRemaining()) {
      positions.add(new Position(buffer.getInt(), buffer.getLong()));
    }
    return new SnapshotHeader(positions, foldVersion, schemaVersion);
  }
}
