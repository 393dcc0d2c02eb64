package io.eddy.rocksdb;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.Snapshots;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * States of folds: under a fold's name first its header, then its entries, then changes that wait. A
 * fold has one writer.
 *
 * <p>A large write goes piece by piece, so that an append in between waits for one piece and not for
 * all: its changes are put aside, marked as complete, and laid over the state. What is lost before the
 * mark is a snapshot; what breaks off behind it is finished by the next opening or the next write.
 */
final class RocksSnapshots implements Snapshots {
  private static final int POSITION_BYTES = Integer.BYTES + Long.BYTES;

  /** What an append waits for at most, beside its own bytes. */
  private static final int PIECE_BYTES = 1 << 18;

  private static final byte REMOVED = 0;
  private static final byte VALUE = 1;

  private final Database database;
  private final RocksFactLog log;

  private RocksSnapshots(Database database, RocksFactLog log) {
    this.database = database;
    this.log = log;
  }

  /** Opens the snapshots, and finishes writes that broke off. */
  static RocksSnapshots open(Database database, RocksFactLog log) {
    var snapshots = new RocksSnapshots(database, log);
    snapshots.completeFolds().forEach(snapshots::layOver);
    return snapshots;
  }

  @Override
  public Optional<SnapshotHeader> header(String fold) {
    return database.get(Column.SNAPSHOTS, Keys.fold(fold)).map(RocksSnapshots::header);
  }

  @Override
  public void read(String fold, BiConsumer<String, byte[]> visitor) {
    var end = Keys.entriesEnd(fold);
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
    if (database.get(Column.META, Keys.complete(fold)).isPresent()) {
      layOver(fold);
    }
    var pieces = pieces(changes);
    if (pieces.size() == 1) {
      database.write(
          (batch, tables) -> {
            change(fold, changes, batch, tables);
            tables.put(batch, Column.SNAPSHOTS, Keys.fold(fold), bytes(header));
            log.noteVerified(batch, tables);
            return true;
          });
    } else {
      putAside(fold, pieces);
      markComplete(fold, header);
      layOver(fold);
    }
  }

  @Override
  public void clear(String fold) {
    database.write(
        (batch, tables) -> {
          tables.deleteRange(batch, Column.SNAPSHOTS, Keys.fold(fold), Keys.foldEnd(fold));
          tables.delete(batch, Column.META, Keys.complete(fold));
          return true;
        });
  }

  /** Puts changes aside, instead of those that a write left that was never complete. */
  void putAside(String fold, List<List<SnapshotEntry>> pieces) {
    database.write(
        (batch, tables) -> {
          forgetWaiting(fold, batch, tables);
          return true;
        });
    for (var piece : pieces) {
      database.write(
          (batch, tables) -> {
            for (var change : piece) {
              var key = Keys.waiting(fold, change.key());
              tables.put(batch, Column.SNAPSHOTS, key, waitingValue(change.value()));
            }
            return true;
          });
    }
  }

  /** All changes were put aside: from here on the write will take place. */
  void markComplete(String fold, SnapshotHeader header) {
    database.write(
        (batch, tables) -> {
          tables.put(batch, Column.META, Keys.complete(fold), bytes(header));
          return true;
        });
  }

  /** Lays the changes that wait over the state, piece by piece; the header comes with the last. */
  private void layOver(String fold) {
    var from = "";
    for (var piece = waiting(fold, from); !piece.isEmpty(); piece = waiting(fold, from)) {
      var changes = piece;
      database.write(
          (batch, tables) -> {
            change(fold, changes, batch, tables);
            return true;
          });
      from = piece.getLast().key() + '\0'; // the next possible key
    }
    database.write(
        (batch, tables) -> {
          var header = Objects.requireNonNull(tables.get(Column.META, Keys.complete(fold)));
          tables.put(batch, Column.SNAPSHOTS, Keys.fold(fold), header);
          tables.delete(batch, Column.META, Keys.complete(fold));
          forgetWaiting(fold, batch, tables);
          log.noteVerified(batch, tables);
          return true;
        });
  }

  /** A piece of the changes that wait, from a key on. */
  private List<SnapshotEntry> waiting(String fold, String from) {
    var end = Keys.foldEnd(fold);
    return database.read(
        tables -> {
          var piece = new ArrayList<SnapshotEntry>();
          var bytes = 0L;
          try (var entries = tables.iterate(Column.SNAPSHOTS)) {
            entries.seek(Keys.waiting(fold, from));
            for (; entries.isValid() && bytes < PIECE_BYTES; entries.next()) {
              if (Arrays.compareUnsigned(entries.key(), end) >= 0) {
                break;
              }
              var value = entries.value();
              bytes += value.length;
              piece.add(new SnapshotEntry(Keys.entryKey(fold, entries.key()), waited(value)));
            }
            entries.status();
          }
          return piece;
        });
  }

  /** Folds whose changes are all put aside. */
  private List<String> completeFolds() {
    return database.read(
        tables -> {
          var folds = new ArrayList<String>();
          try (var marks = tables.iterate(Column.META)) {
            for (marks.seekToFirst(); marks.isValid(); marks.next()) {
              var fold = Keys.completeFold(marks.key());
              if (fold != null) {
                folds.add(fold);
              }
            }
            marks.status();
          }
          return folds;
        });
  }

  private static void change(
      String fold, Collection<SnapshotEntry> changes, WriteBatch batch, Tables tables)
      throws RocksDBException {
    for (var change : changes) {
      var key = Keys.entry(fold, change.key());
      byte @Nullable [] value = change.value();
      if (value == null) {
        tables.delete(batch, Column.SNAPSHOTS, key);
      } else {
        tables.put(batch, Column.SNAPSHOTS, key, value);
      }
    }
  }

  private static void forgetWaiting(String fold, WriteBatch batch, Tables tables)
      throws RocksDBException {
    tables.deleteRange(batch, Column.SNAPSHOTS, Keys.waiting(fold, ""), Keys.foldEnd(fold));
  }

  /** The changes in pieces of about {@link #PIECE_BYTES}; at least one piece. */
  private static List<List<SnapshotEntry>> pieces(Collection<SnapshotEntry> changes) {
    var pieces = new ArrayList<List<SnapshotEntry>>();
    var piece = new ArrayList<SnapshotEntry>();
    var bytes = 0L;
    for (var change : changes) {
      if (bytes >= PIECE_BYTES) {
        pieces.add(piece);
        piece = new ArrayList<>();
        bytes = 0;
      }
      piece.add(change);
      bytes += change.value() == null ? 0 : change.value().length;
    }
    pieces.add(piece);
    return pieces;
  }

  private static byte[] waitingValue(byte @Nullable [] value) {
    return value == null
        ? new byte[] {REMOVED}
        : ByteBuffer.allocate(1 + value.length).put(VALUE).put(value).array();
  }

  private static byte @Nullable [] waited(byte[] waiting) {
    return waiting[0] == REMOVED ? null : Arrays.copyOfRange(waiting, 1, waiting.length);
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
