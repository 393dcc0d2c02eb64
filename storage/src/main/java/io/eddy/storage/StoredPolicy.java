package io.eddy.storage;

import java.util.Arrays;

/** A policy as the registry keeps it: provenance and encoded weights. */
public record StoredPolicy(Provenance provenance, byte[] weights) {
  @Override
  public boolean equals(Object other) {
    return other instanceof StoredPolicy that
        && provenance.equals(that.provenance)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * provenance.hashCode() + Arrays.hashCode(weights);
  }
}
