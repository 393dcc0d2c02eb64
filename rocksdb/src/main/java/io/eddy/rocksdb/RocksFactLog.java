package io.eddy.rocksdb;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactLog;
import io.eddy.storage.LogHead;
import io.eddy.storage.SeenId;
import io.eddy.storage.SeenKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** The log of facts with its tables: idempotency keys, and the links of viewers and pseudonyms. */
final class RocksFactLog implements FactLog {
  /** Keys that are forgotten in one batch, so that appends between them need not wait long. */
  private static final int EXPIRED_AT_ONCE = 5_000;

  private final Database database;
  private final byte[] secret;
  private final LogHead head;
  private volatile long tail;

  /** No key expires before this: where the next search for expired ones begins. */
  private long nothingExpiresBefore = Long.MIN_VALUE;

  private RocksFactLog(Database database, byte[] secret, long tail, long head) {
    this.database = database;
    this.secret = secret;
    this.tail = tail;
    this.head = new LogHead(head);
  }

  /** Opens the log: finds both its ends, and checks what was written since the last check. */
  static RocksFactLog open(Database database, byte[] secret) {
    return database.read(
        tables -> {
          var tail = number(tables, Keys.TAIL);
          var verified = Math.max(tail, number(tables, Keys.VERIFIED));
          try (var entries = tables.iterate(Column.LOG)) {
            var head = head(entries, tail);
            if (head < verified) {
              throw LogEntries.broken(
                  database, "it ends at offset %d and had reached %d".formatted(head, verified));
            }
            if (tail < head) {
              entries.seek(Keys.number(0));
              LogEntries.checked(entries, tail, database);
            }
            entries.seek(Keys.number(verified));
            for (var offset = verified; offset < head; offset++, entries.next()) {
              LogEntries.checked(entries, offset, database);
            }
            return new RocksFactLog(database, secret, tail, head);
          }
        });
  }

  @Override
  public void append(AppendBatch appended) {
    database.write(
        (batch, tables) -> {
          head.requireContinuedBy(appended.facts());
          link(appended, batch, tables);
          for (var id : appended.seen()) {
            var key = Keys.seen(id.key());
            tables.put(batch, Column.SEEN, key, seenValue(id));
            tables.put(batch, Column.SEEN_BY_EXPIRY, Keys.expiry(id.expires(), key), new byte[0]);
            nothingExpiresBefore = Math.min(nothingExpiresBefore, id.expires());
          }
          for (var fact : appended.facts()) {
            tables.put(
                batch, Column.LOG, Keys.number(fact.position().offset()), LogEntries.encode(fact));
          }
          return true;
        });
    if (!appended.facts().isEmpty()) {
      head.raise(appended.facts().getLast().position().offset() + 1);
    }
  }

  @Override
  public Position head() {
    return new Position(0, head.offset());
  }

  @Override
  public Position tail() {
    return new Position(0, tail);
  }

  @Override
  public List<LoggedFact> read(Position from, int limit) {
    LogHead.requirePartition(from);
    // In this order: the iterator sees everything before a head read earlier, and what it no longer
    // sees lies before a tail read later.
    var end = head.offset();
    return database.read(
        tables -> {
          try (var entries = tables.iterate(Column.LOG)) {
            return LogEntries.read(entries, Math.max(from.offset(), tail), end, limit, database);
          }
        });
  }

  @Override
  public boolean await(Position position, Duration timeout) throws InterruptedException {
    LogHead.requirePartition(position);
    return head.await(position.offset(), timeout);
  }

  @Override
  public void truncate(Position newTail) {
    head.requireNotBefore(newTail);
    var to = Keys.number(newTail.offset());
    var dropped =
        database.write(
            (batch, tables) -> {
              if (newTail.offset() <= tail) {
                return false;
              }
              // Before the write: whoever sees less than before must find the new tail.
              tail = newTail.offset();
              tables.deleteRange(batch, Column.LOG, Keys.number(0), to);
              tables.put(batch, Column.META, Keys.TAIL, to);
              return true;
            });
    if (dropped) {
      database.tend(tables -> tables.dropFiles(Column.LOG, Keys.number(0), to));
    }
  }

  @Override
  public long bytes() {
    return database.read(tables -> tables.bytes(Column.LOG));
  }

  @Override
  public Optional<SeenId> seen(SeenKey key, long now) {
    return database
        .get(Column.SEEN, Keys.seen(key))
        .map(value -> seenId(key, value))
        .filter(id -> id.expires() > now);
  }

  @Override
  public void expireSeen(long now) {
    while (database.write((batch, tables) -> expireSome(now, batch, tables))) {
      // Another batch of keys is gone; appends may come between.
      Thread.onSpinWait();
    }
  }

  @Override
  public @Nullable String pseudonym(String viewerId) {
    return database
        .get(Column.PSEUDONYM, Keys.viewer(secret, viewerId))
        .map(Keys::text)
        .orElse(null);
  }

  @Override
  public @Nullable String viewer(String pseudonym) {
    return viewer(database, pseudonym);
  }

  static @Nullable String viewer(Reads database, String pseudonym) {
    return database.get(Column.VIEWER, Keys.utf8(pseudonym)).map(Keys::text).orElse(null);
  }

  /** Where the next fact will stand. */
  static long head(RocksIterator entries, long tail) throws RocksDBException {
    entries.seekToLast();
    entries.status();
    return entries.isValid() ? Keys.number(entries.key()) + 1 : tail;
  }

  /** Notes in a batch that everything so far needs no check at the next opening. */
  void noteVerified(WriteBatch batch, Tables tables) throws RocksDBException {
    tables.put(batch, Column.META, Keys.VERIFIED, Keys.number(head.offset()));
  }

  /** Sends home who waits. */
  void close() {
    head.close();
  }

  private boolean expireSome(long now, WriteBatch batch, Tables tables) throws RocksDBException {
    var count = 0;
    try (var entries = tables.iterate(Column.SEEN_BY_EXPIRY)) {
      entries.seek(Keys.expiry(nothingExpiresBefore, new byte[0]));
      for (; entries.isValid() && count < EXPIRED_AT_ONCE; entries.next(), count++) {
        var expiryKey = entries.key();
        var expires = Keys.expires(expiryKey);
        if (expires > now) {
          break;
        }
        var key = Keys.seenOfExpiry(expiryKey);
        byte @Nullable [] value = tables.get(Column.SEEN, key);
        if (value != null && ByteBuffer.wrap(value).getLong(Long.BYTES) == expires) {
          tables.delete(batch, Column.SEEN, key);
        }
        tables.delete(batch, Column.SEEN_BY_EXPIRY, expiryKey);
        nothingExpiresBefore = expires;
      }
      entries.status();
    }
    return count > 0;
  }

  /** Puts new links into the batch and takes destroyed ones out, refusing those that would fork. */
  private void link(AppendBatch appended, WriteBatch batch, Tables tables) throws RocksDBException {
    var allocated = new HashMap<String, String>();
    for (var entry : appended.pseudonyms().entrySet()) {
      var viewerId = entry.getKey();
      var pseudonym = entry.getValue();
      var viewerKey = Keys.viewer(secret, viewerId);
      var pseudonymKey = Keys.utf8(pseudonym);
      @Nullable String former = text(tables.get(Column.PSEUDONYM, viewerKey));
      AppendBatch.requireNewLink(
          viewerId,
          former != null && !appended.unlinked().contains(former),
          allocated.put(pseudonym, viewerId) != null
              || tables.get(Column.VIEWER, pseudonymKey) != null);
      tables.put(batch, Column.PSEUDONYM, viewerKey, pseudonymKey);
      tables.put(batch, Column.VIEWER, pseudonymKey, Keys.utf8(viewerId));
    }
    for (var pseudonym : appended.unlinked()) {
      var pseudonymKey = Keys.utf8(pseudonym);
      @Nullable String linked = text(tables.get(Column.VIEWER, pseudonymKey));
      @Nullable String viewerId = allocated.getOrDefault(pseudonym, linked);
      if (viewerId == null) {
        continue;
      }
      tables.delete(batch, Column.VIEWER, pseudonymKey);
      var viewerKey = Keys.viewer(secret, viewerId);
      @Nullable String stored = text(tables.get(Column.PSEUDONYM, viewerKey));
      var current = appended.pseudonyms().getOrDefault(viewerId, stored);
      if (pseudonym.equals(current)) {
        tables.delete(batch, Column.PSEUDONYM, viewerKey);
      }
    }
  }

  private static byte[] seenValue(SeenId id) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(id.body()).putLong(id.expires()).array();
  }

  private static SeenId seenId(SeenKey key, byte[] value) {
    var buffer = ByteBuffer.wrap(value);
    return new SeenId(key, buffer.getLong(), buffer.getLong());
  }

  static long number(Tables tables, byte[] key) throws RocksDBException {
    byte @Nullable [] value = tables.get(Column.META, key);
    return value == null ? 0 : Keys.number(value);
  }

  private static @Nullable String text(byte @Nullable [] utf8) {
    return utf8 == null ? null : Keys.text(utf8);
  }
}
