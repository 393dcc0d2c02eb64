package io.eddy.rocksdb;

import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.Provenance;
import io.eddy.storage.StoredPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Published policies: weights and provenance by version, and the checkpoint of the newest. */
final class RocksPolicies implements PolicyRegistry {
  private final Database database;

  RocksPolicies(Database database) {
    this.database = database;
  }

  @Override
  public boolean publish(StoredPolicy policy, byte[] checkpoint, int expected) {
    var version = policy.provenance().version();
    PolicyRegistry.requireNext(version, expected);
    return database.write(
        (batch, tables) -> {
          if (newest(tables) != expected) {
            return false;
          }
          tables.put(batch, Column.POLICIES, Keys.weights(version), policy.weights());
          tables.put(
              batch,
              Column.POLICIES,
              Keys.provenance(version),
              ProvenanceBytes.encode(policy.provenance()));
          tables.put(batch, Column.POLICIES, Keys.CHECKPOINT, checkpoint);
          if (version >= KEPT_VERSIONS) {
            tables.delete(batch, Column.POLICIES, Keys.weights(version - KEPT_VERSIONS));
          }
          if (version >= KEPT_PROVENANCE) {
            tables.delete(batch, Column.POLICIES, Keys.provenance(version - KEPT_PROVENANCE));
          }
          return true;
        });
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

  @Override
  public Optional<byte[]> checkpoint() {
    return database.get(Column.POLICIES, Keys.CHECKPOINT);
  }

  private static int newest(Tables tables) throws RocksDBException {
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
