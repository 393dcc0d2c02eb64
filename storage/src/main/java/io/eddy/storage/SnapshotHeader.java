package io.eddy.storage;

import io.eddy.recommender.fact.Position;
import java.util.List;

/**
 * What a fold's state holds.
 *
 * @param positions the next fact to fold, one per partition
 * @param foldVersion of the code that folded; another version rebuilds from the log
 * @param schemaVersion of the entries' encoding
 */
public record SnapshotHeader(List<Position> positions, int foldVersion, int schemaVersion) {
  /** Copies the list. */
  public SnapshotHeader {
    positions = List.copyOf(positions);
  }
}
