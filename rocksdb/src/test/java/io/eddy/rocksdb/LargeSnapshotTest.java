package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write of many pieces is there as a whole or not at all, wherever it breaks off. */
class LargeSnapshotTest {
  private static final int LARGE = 100_000;

  @TempDir Path root;

  @BeforeEach
  void writesASmallState() {
    try (var store = RocksStore.open(root)) {
      store.snapshots().write("view", header(1), List.of(entry("a", 1, 1), entry("b", 1, 1)));
    }
  }

  @Test
  void laysAWriteOfManyPiecesOverTheState() {
    var changes = new ArrayList<SnapshotEntry>();
    for (var i = 0; i < 20; i++) {
      changes.add(entry("large-" + i, 2, LARGE)); // 2 MB: eight pieces
    }
    changes.add(new SnapshotEntry("a", null));
    changes.add(entry("b", 2, 3));
    try (var store = RocksStore.open(root)) {
      store.snapshots().write("view", header(2), changes);
      assertThat(state(store)).hasSize(21).containsEntry("b", 3).containsEntry("large-19", LARGE);
    }
    try (var store = RocksStore.open(root)) {
      assertThat(store.snapshots().header("view")).contains(header(2));
      assertThat(state(store)).hasSize(21).containsEntry("b", 3).doesNotContainKey("a");
    }
  }

  @Test
  void forgetsAWriteThatBrokeOffBeforeItWasComplete() {
    try (var store = RocksStore.open(root)) {
      snapshots(store).putAside("view", List.of(List.of(entry("a", 2, 2), entry("c", 2, 2))));
    }
    try (var store = RocksStore.open(root)) {
      assertThat(store.snapshots().header("view")).contains(header(1));
      assertThat(state(store)).isEqualTo(Map.of("a", 1, "b", 1));
      // The next large write does not bring the other's changes along.
      store
          .snapshots()
          .write("view", header(3), List.of(entry("d", 3, 3 * LARGE), entry("e", 3, 3)));
      assertThat(state(store)).isEqualTo(Map.of("a", 1, "b", 1, "d", 3 * LARGE, "e", 3));
    }
  }

  @Test
  void finishesAtTheNextOpeningAWriteThatWasComplete() {
    breakOffComplete();
    try (var store = RocksStore.open(root)) {
      assertThat(store.snapshots().header("view")).contains(header(2));
      assertThat(state(store)).isEqualTo(Map.of("b", 2, "c", 2));
      // And only once: what is written afterwards stays.
      store.snapshots().write("view", header(3), List.of(entry("c", 3, 4)));
    }
    try (var store = RocksStore.open(root)) {
      assertThat(state(store)).isEqualTo(Map.of("b", 2, "c", 4));
    }
  }

  @Test
  void finishesACompleteWriteBeforeTheNextOne() {
    try (var store = RocksStore.open(root)) {
      completeChanges(store);
      store.snapshots().write("view", header(3), List.of(entry("c", 3, 4)));
      assertThat(store.snapshots().header("view")).contains(header(3));
      assertThat(state(store)).isEqualTo(Map.of("b", 2, "c", 4));
    }
  }

  @Test
  void clearsWhatWaitsToo() {
    try (var store = RocksStore.open(root)) {
      completeChanges(store);
      store.snapshots().clear("view");
    }
    try (var store = RocksStore.open(root)) {
      assertThat(store.snapshots().header("view")).isEmpty();
      assertThat(state(store)).isEmpty();
    }
  }

  private void breakOffComplete() {
    try (var store = RocksStore.open(root)) {
      completeChanges(store);
    }
  }

  /** As a process that ends between the mark and the first piece laid over leaves them. */
  private static void completeChanges(RocksStore store) {
    var first = List.of(new SnapshotEntry("a", null), entry("b", 2, 2));
    snapshots(store).putAside("view", List.of(first, List.of(entry("c", 2, 2))));
    snapshots(store).markComplete("view", header(2));
  }

  private static RocksSnapshots snapshots(RocksStore store) {
    return (RocksSnapshots) store.snapshots();
  }

  private static SnapshotHeader header(long offset) {
    return new SnapshotHeader(List.of(new Position(0, offset)), 1, 1);
  }

  /** An entry of so many bytes, all of one value. */
  private static SnapshotEntry entry(String key, int value, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return new SnapshotEntry(key, bytes);
  }

  /** Lengths of the values by key. */
  private static Map<String, Integer> state(RocksStore store) {
    var lengths = new TreeMap<String, Integer>();
    store.snapshots().read("view", (key, value) -> lengths.put(key, value.length));
    return lengths;
  }
}
