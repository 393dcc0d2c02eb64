package io.eddy.rocksdb;

import io.eddy.storage.SeenKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys of the tables; numbers are big-endian, so that their bytes sort as they do. */
final class Keys {
  static final byte[] SECRET = utf8("secret");
  static final byte[] EPOCH = utf8("epoch");
  static final byte[] TAIL = utf8("tail");
  static final byte[] VERIFIED = utf8("verified");
  static final byte[] CHECKPOINT = utf8("c");

  private static final String COMPLETE = "complete:";
  private static final int VIEWER_BYTES = 16;
  private static final byte WEIGHTS = 'w';
  private static final byte PROVENANCE = 'p';

  private Keys() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  static byte[] seen(SeenKey key) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(key.high()).putLong(key.low()).array();
  }

  /** Sorts by expiry; the sign is turned so that a negative time comes first. */
  static byte[] expiry(long expires, byte[] seenKey) {
    return ByteBuffer.allocate(Long.BYTES + seenKey.length)
        .putLong(expires ^ Long.MIN_VALUE)
        .put(seenKey)
        .array();
  }

  static long expires(byte[] expiryKey) {
    return number(expiryKey) ^ Long.MIN_VALUE;
  }

  static byte[] seenOfExpiry(byte[] expiryKey) {
    return Arrays.copyOfRange(expiryKey, Long.BYTES, expiryKey.length);
  }

  /**
   * Stands for a viewer id where keys stand: RocksDB copies keys into its manifest, out of which a
   * destroyed link could not be compacted.
   */
  static byte[] viewer(byte[] secret, String viewerId) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(secret);
      return Arrays.copyOf(digest.digest(utf8(viewerId)), VIEWER_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static byte[] weights(int version) {
    return version(WEIGHTS, version);
  }

  static byte[] provenance(int version) {
    return version(PROVENANCE, version);
  }

  static boolean isProvenance(byte[] key) {
    return key[0] == PROVENANCE;
  }

  private static byte[] version(byte kind, int version) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(version).array();
  }

  /** Where a fold's header stands, and before which its entries don't. */
  static byte[] fold(String fold) {
    return separated(fold, 0, "");
  }

  /** The first key behind everything of a fold. */
  static byte[] foldEnd(String fold) {
    var end = fold(fold);
    end[end.length - 2] = 1;
    return Arrays.copyOf(end, end.length - 1);
  }

  static byte[] entry(String fold, String key) {
    return separated(fold, 1, key);
  }

  /** The first key behind the entries of a fold's state. */
  static byte[] entriesEnd(String fold) {
    return separated(fold, 2, "");
  }

  /** Where a change of an entry waits; all of a fold's stand from {@code ""} to its end. */
  static byte[] waiting(String fold, String key) {
    return separated(fold, 2, key);
  }

  /** Says that all changes of a fold are waiting, to be laid over its state. */
  static byte[] complete(String fold) {
    return utf8(COMPLETE + fold);
  }

  /** Whose changes a key of the table of marks says to be complete, or null. */
  static @Nullable String completeFold(byte[] key) {
    var text = text(key);
    return text.startsWith(COMPLETE) ? text.substring(COMPLETE.length()) : null;
  }

  /** The key of an entry within its fold. */
  static String entryKey(String fold, byte[] key) {
    var from = utf8(fold).length + 2;
    return new String(key, from, key.length - from, StandardCharsets.UTF_8);
  }

  private static byte[] separated(String fold, int kind, String key) {
    if (fold.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("The name of a fold must hold no NUL: " + fold);
    }
    var name = utf8(fold);
    var rest = utf8(key);
    return ByteBuffer.allocate(name.length + 2 + rest.length)
        .put(name)
        .put((byte) 0)
        .put((byte) kind)
        .put(rest)
        .array();
  }
}
