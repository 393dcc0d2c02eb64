package io.eddy.storage;

/**
 * What can be read of everything durable of one Eddy, by whoever need not own it: it shows the store as
 * it was when it was opened, while its owner may go on writing.
 */
public interface StoreReader extends AutoCloseable {
  /** The log of facts. */
  FactReader log();

  /** The published policies. */
  PolicyReader policies();

  @Override
  void close();
}
