package io.eddy.rocksdb;

import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.StoredPolicy;
import java.util.Optional;

/** Published policies: weights and provenance by version, and the checkpoint of the newest. */
final class RocksPolicies extends RocksPolicyReader implements PolicyRegistry {
  private final Database database;

  RocksPolicies(Database database) {
    super(database);
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
  public Optional<byte[]> checkpoint() {
    return database.get(Column.POLICIES, Keys.CHECKPOINT);
  }
}
