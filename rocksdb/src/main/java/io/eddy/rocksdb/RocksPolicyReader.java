package io.eddy.rocksdb;

import io.eddy.storage.PolicyReader;
import io.eddy.storage.Provenance;
import io.eddy.storage.StoredPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** The published policies, to read. */
class RocksPolicyReader implements PolicyReader {
  private final Reads database;

  RocksPolicyReader(Reads database) {
    this.database = database;
  }

  @Override
  public Optional<StoredPolicy> latest() {
    return database.read(tables -> version(tables, newest(tables)));
  }

  @Override
  public Optional<StoredPolicy> version(int version) {
    return database.read(tables -> version(tables, version));
  }

  @Override
  public List<Provenance> history(int limit) {
    return database.read(
        tables -> {
          var history = new ArrayList<Provenance>();
          try (var entries = tables.iterate(Column.POLICIES)) {
            entries.seekForPrev(Keys.provenance(Integer.MAX_VALUE));
            for (; entries.isValid() && history.size() < limit; entries.prev()) {
              if (!Keys.isProvenance(entries.key())) {
                break;
              }
              history.add(ProvenanceBytes.decode(entries.value()));
            }
            entries.status();
          }
          return history;
        });
  }

  static int newest(Tables tables) throws RocksDBException {
    try (var entries = tables.iterate(Column.POLICIES)) {
      entries.seekForPrev(Keys.provenance(Integer.MAX_VALUE));
      entries.status();
      return entries.isValid() && Keys.isProvenance(entries.key())
          ? ProvenanceBytes.decode(entries.value()).version()
          : -1;
    }
  }

  private static Optional<StoredPolicy> version(Tables tables, int version)
      throws RocksDBException {
    if (version < 0) {
      return Optional.empty();
    }
    byte @Nullable [] weights = tables.get(Column.POLICIES, Keys.weights(version));
    byte @Nullable [] provenance = tables.get(Column.POLICIES, Keys.provenance(version));
    return weights == null || provenance == null
        ? Optional.empty()
        : Optional.of(new StoredPolicy(ProvenanceBytes.decode(provenance), weights));
  }
}
