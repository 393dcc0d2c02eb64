package io.eddy.storage;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * States of folds, each a table of entries that is at every time exactly the fold of the log up to
 * its header's position: a write holds the entries that changed since the last one, and replaces
 * header and entries together and durably, or not at all if the process ends before. A fold has one
 * writer, who alone may see a part of a write that is going on.
 */
public interface Snapshots {
  /** The header of a fold's state, if there is one. */
  Optional<SnapshotHeader> header(String fold);

  /** Visits every entry of a fold's state: key and value, in key order. */
  void read(String fold, BiConsumer<String, byte[]> visitor);

  /** The value under one key of a fold's state, if there. */
  Optional<byte[]> read(String fold, String key);

  /** Lays changed entries over the state and sets its header, atomically and durably. */
  void write(String fold, SnapshotHeader header, Collection<SnapshotEntry> changes);

  /** Removes a fold's state, as a new fold version requires. */
  void clear(String fold);
}
