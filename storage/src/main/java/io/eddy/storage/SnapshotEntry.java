package io.eddy.storage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An entry of a fold's state; a null value removes it. */
public record SnapshotEntry(String key, byte @Nullable [] value) {
  @Override
  public boolean equals(Object other) {
    return other instanceof SnapshotEntry that
        && key.equals(that.key)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(value);
  }
}
