package io.eddy.storage;

/**
 * Everything durable of one Eddy, opened together and closed together. One process owns it; the
 * parts are safe for concurrent use, {@link FactLog#append} and {@link Snapshots#write} by one
 * thread at a time.
 */
public interface Store extends StoreReader {
  /** How long {@link #secret} is. */
  int SECRET_BYTES = 32;

  @Override
  FactLog log();

  /** The states of folds. */
  Snapshots snapshots();

  @Override
  PolicyRegistry policies();

  /** A secret of this store, 32 bytes: keys the hashes of client ids and picks pseudonyms. */
  byte[] secret();

  /** The epoch of this writer: one more at each opening. */
  int epoch();

  @Override
  void close();
}
