package io.eddy.learning.online;

import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import io.eddy.rl.slate.SlateReplay;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.Snapshots;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the replay on disk beside the experience, as it was at the same fact: too large for every
 * checkpoint, it is brought up to one by the lessons in between, which the experience gives again.
 */
final class ReplayStore {
  private static final String FOLD = "replay";
  private static final int FOLD_VERSION = 1;

  private final Snapshots snapshots;

  ReplayStore(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Writes what changed since the last time. */
  void write(SlateReplay replay, Position consumed) {
    if (!replay.keeps()) {
      return;
    }
    var entries = new ArrayList<SnapshotEntry>();
    replay.takeChanged().forEach((name, bytes) -> entries.add(new SnapshotEntry(name, bytes)));
    snapshots.write(
        FOLD, new SnapshotHeader(List.of(consumed), FOLD_VERSION, Stamp.SCHEMA_VERSION), entries);
  }

  /** Loads what was written at a fact; what was written at another one, or for nobody, goes. */
  void load(SlateReplay replay, Position at) {
    var header = snapshots.header(FOLD);
    if (header.isEmpty()) {
      return;
    }
    if (replay.keeps()
        && header.get().positions().equals(List.of(at))
        && header.get().foldVersion() == FOLD_VERSION
        && header.get().schemaVersion() == Stamp.SCHEMA_VERSION) {
      snapshots.read(FOLD, replay::restore);
      if (replay.restored()) {
        return;
      }
    }
    snapshots.clear(FOLD);
  }

  /** Nothing that was written counts any more. */
  void clear() {
    snapshots.clear(FOLD);
  }
}
