package io.eddy.rocksdb;

import java.nio.charset.StandardCharsets;
import org.rocksdb.RocksDB;

/** The tables of the store, each a column family of the database. */
enum Column {
  /** Facts by offset: checksum and encoded fact. */
  LOG("log", 32, 64, false),
  /** Accepted idempotency keys: hash of the body and expiry. */
  SEEN("seen", 8, 4, true),
  /** The same keys after their expiry, in its order. */
  SEEN_BY_EXPIRY("seen-by-expiry", 4, 4, false),
  /** Pseudonyms by keyed hash of the viewer id. */
  PSEUDONYM("pseudonym", 4, 4, true),
  /** Viewer ids by pseudonym. */
  VIEWER("viewer", 4, 4, true),
  /** Headers and entries of folds' states. */
  SNAPSHOTS("snapshots", 16, 16, true),
  /** Policies, their provenance, the checkpoint. */
  POLICIES("policies", 4, 16, false),
  /** Secret, epoch, tail, and how far the log was verified. RocksDB wants this name to exist. */
  META(new String(RocksDB.DEFAULT_COLUMN_FAMILY, StandardCharsets.UTF_8), 1, 4, false);

  private final String label;
  private final int bufferMebibytes;
  private final int blockKibibytes;
  private final boolean askedForMissingKeys;

  Column(String label, int bufferMebibytes, int blockKibibytes, boolean askedForMissingKeys) {
    this.label = label;
    this.bufferMebibytes = bufferMebibytes;
    this.blockKibibytes = blockKibibytes;
    this.askedForMissingKeys = askedForMissingKeys;
  }

  /** The name of the column family. */
  String label() {
    return label;
  }

  /** How much is gathered in memory before it becomes a file; there may be a few such buffers. */
  long bufferBytes() {
    return (long) bufferMebibytes << 20;
  }

  /** What is compressed, checked and cached together. */
  long blockBytes() {
    return (long) blockKibibytes << 10;
  }

  /** Whether it is read in the order of its keys, and not by single ones. */
  boolean readInOrder() {
    return !askedForMissingKeys && this != META && this != POLICIES;
  }

  /** Whether a filter pays that answers most questions for missing keys without the disk. */
  boolean askedForMissingKeys() {
    return askedForMissingKeys;
  }
}
