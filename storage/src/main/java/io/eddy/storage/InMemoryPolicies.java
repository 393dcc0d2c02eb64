package io.eddy.storage;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The registry in memory. */
final class InMemoryPolicies implements PolicyRegistry {
  private final TreeMap<Integer, StoredPolicy> policies = new TreeMap<>();
  private final TreeMap<Integer, Provenance> provenance = new TreeMap<>();
  private byte @Nullable [] checkpoint;

  @Override
  public synchronized boolean publish(StoredPolicy policy, byte[] newCheckpoint, int expected) {
    var version = policy.provenance().version();
    PolicyRegistry.requireNext(version, expected);
    var newest = provenance.isEmpty() ? -1 : provenance.lastKey();
    if (newest != expected) {
      return false;
    }
    policies.put(version, new StoredPolicy(policy.provenance(), policy.weights().clone()));
    provenance.put(version, policy.provenance());
    checkpoint = newCheckpoint.clone();
    if (policies.size() > KEPT_VERSIONS) {
      policies.pollFirstEntry();
    }
    if (provenance.size() > KEPT_PROVENANCE) {
      provenance.pollFirstEntry();
    }
    return true;
  }

  @Override
  public synchronized Optional<StoredPolicy> latest() {
    return policies.isEmpty() ? Optional.empty() : Optional.of(policies.lastEntry().getValue());
  }

  @Override
  public synchronized Optional<StoredPolicy> version(int version) {
    return Optional.ofNullable(policies.get(version));
  }

  @Override
  public synchronized List<Provenance> history(int limit) {
    return provenance.descendingMap().values().stream().limit(limit).toList();
  }

  @Override
  public synchronized Optional<byte[]> checkpoint() {
    return Optional.ofNullable(checkpoint).map(byte[]::clone);
  }
}
