package io.eddy.storage;

/** How a contract suite gets its store. */
public interface StoreUnderTest {
  /** Opens an empty store, another one at each call. */
  Store open();

  /** Closes a store and opens what it held anew, as a restart does. */
  Store reopen(Store store);
}
