package io.eddy.learning.online;

import io.eddy.learning.experience.Experience;
import io.eddy.learning.experience.ViewerExperience;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.Snapshots;
import io.eddy.storage.StateCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the experience on disk, always as it was at a checkpoint or before: what was consumed between
 * the two is folded again at a restart, and not learned again.
 */
final class ExperienceStore {
  private static final String FOLD = "experience";
  private static final String ORIGIN = "o:";
  private static final String VIEWER = "v:";

  private final Snapshots snapshots;
  private final StateCodec codec = new StateCodec();

  private record Origin(long millis) {}

  ExperienceStore(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Writes what changed since the last time. */
  void write(Experience experience, Position consumed) {
    var entries = new ArrayList<SnapshotEntry>();
    entries.add(new SnapshotEntry(ORIGIN, codec.encode(new Origin(experience.origin()))));
    for (var viewer : experience.takeChanged()) {
      var known = experience.viewers().get(viewer);
      entries.add(new SnapshotEntry(VIEWER + viewer, known == null ? null : codec.encode(known)));
    }
    snapshots.write(
        FOLD,
        new SnapshotHeader(List.of(consumed), Experience.FOLD_VERSION, Stamp.SCHEMA_VERSION),
        entries);
  }

  /** Nothing that was written counts any more. */
  void clear() {
    snapshots.clear(FOLD);
  }

  /** Loads what was written; the fact to fold next, or {@code tail} if nothing fits this code. */
  Position load(Experience experience, Position tail) {
    var header = snapshots.header(FOLD);
    if (header.isEmpty()
        || header.get().foldVersion() != Experience.FOLD_VERSION
        || header.get().schemaVersion() != Stamp.SCHEMA_VERSION) {
      snapshots.clear(FOLD);
      return tail;
    }
    var origin = new long[1];
    snapshots.read(
        FOLD,
        (key, bytes) -> {
          if (key.equals(ORIGIN)) {
            origin[0] = codec.decode(bytes, Origin.class).millis();
          } else {
            experience.restore(
                key.substring(VIEWER.length()), codec.decode(bytes, ViewerExperience.class));
          }
        });
    experience.restored(origin[0]);
    return header.get().positions().getFirst();
  }
}
