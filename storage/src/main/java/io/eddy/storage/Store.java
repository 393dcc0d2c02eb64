package io.eddy.storage;

/**
 * Everything durable of one Eddy, opened together and closed together. One process owns it; the
 * parts are safe for concurrent use, {@link FactLog#append} and {@link Snapshots#write} by one
 * thread at a time.
 */
public interface Store extends AutoCloseable {
  /** How long {@link #secret} is. */
  int SECRET_BYTES = 32;

  /** The append-only log of facts, with the tables that change in the same batch. */
  FactLog log();

  /** The states of folds. */
  Snapshots snapshots();

  /** The published policies and the learner's checkpoint. */
  PolicyRegistry policies();

  /** A secret of this store, 32 bytes: keys the hashes of client ids and picks pseudonyms. */
  byte[] secret();

  /** The epoch of this writer: one more at each opening. */
  int epoch();

  @Override
  void close();
}
