package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.fact.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of folds' states promises. */
public interface SnapshotsContract extends StoreUnderTest {
  /** A header of a state that is folded up to an offset. */
  static SnapshotHeader header(long offset) {
    return new SnapshotHeader(List.of(new Position(0, offset)), 3, 1);
  }

  private static SnapshotEntry entry(String key, int... value) {
    var bytes = new byte[value.length];
    for (var i = 0; i < value.length; i++) {
      bytes[i] = (byte) value[i];
    }
    return new SnapshotEntry(key, bytes);
  }

  private static SnapshotEntry removed(String key) {
    return new SnapshotEntry(key, null);
  }

  private static List<SnapshotEntry> entries(Store store, String fold) {
    var entries = new ArrayList<SnapshotEntry>();
    store.snapshots().read(fold, (key, value) -> entries.add(new SnapshotEntry(key, value)));
    return entries;
  }

  private static List<SnapshotEntry> list(SnapshotEntry... entries) {
    return Arrays.asList(entries);
  }

  @Test
  default void hasNoStateAtFirst() {
    try (var store = open()) {
      assertThat(store.snapshots().header("profiles")).isEmpty();
      assertThat(entries(store, "profiles")).isEmpty();
      assertThat(store.snapshots().read("profiles", "a")).isEmpty();
    }
  }

  @Test
  default void laysChangesOverTheStateTogetherWithItsHeader() {
    var first = open();
    var snapshots = first.snapshots();
    snapshots.write("profiles", header(10), list(entry("a", 1), entry("b", 2), entry("c", 3)));
    snapshots.write("profiles", header(20), list(entry("b", 22), removed("c"), removed("never")));
    assertLaidOver(first);
    try (var store = reopen(first)) {
      assertLaidOver(store);
      store.snapshots().write("profiles", header(30), List.of()); // nothing changed but the header
      assertThat(store.snapshots().header("profiles")).contains(header(30));
      assertThat(entries(store, "profiles")).hasSize(2);
    }
  }

  private static void assertLaidOver(Store store) {
    var snapshots = store.snapshots();
    assertThat(snapshots.header("profiles")).contains(header(20));
    assertThat(entries(store, "profiles")).containsExactly(entry("a", 1), entry("b", 22));
    assertThat(snapshots.read("profiles", "b")).hasValue(new byte[] {22});
    assertThat(snapshots.read("profiles", "c")).isEmpty();
  }

  @Test
  default void visitsEntriesInTheOrderOfTheirCodePoints() {
    try (var store = open()) {
      // U+FF5A comes before U+1F381, although its UTF-16 form comes after.
      Collection<SnapshotEntry> shuffled =
          list(entry("🎁"), entry("b"), entry("ｚ"), entry("a"), entry("ab"), entry(""), entry("é"));
      store.snapshots().write("rooms", header(1), shuffled);
      assertThat(entries(store, "rooms"))
          .extracting(SnapshotEntry::key)
          .containsExactly("", "a", "ab", "b", "é", "ｚ", "🎁");
    }
  }

  @Test
  default void keepsFoldsApart() {
    try (var store = open()) {
      var snapshots = store.snapshots();
      snapshots.write("a", header(1), list(entry("k", 1)));
      snapshots.write("ab", header(2), list(entry("k", 2)));
      snapshots.write("b", header(3), list(entry("k", 3)));
      snapshots.clear("a");
      assertThat(snapshots.header("a")).isEmpty();
      assertThat(entries(store, "a")).isEmpty();
      assertThat(snapshots.header("ab")).contains(header(2));
      assertThat(entries(store, "ab")).containsExactly(entry("k", 2));
      assertThat(entries(store, "b")).containsExactly(entry("k", 3));
    }
  }

  @Test
  default void startsAnewAfterAClear() {
    var first = open();
    first.snapshots().write("rooms", header(5), list(entry("a", 1), entry("b", 2)));
    first.snapshots().clear("rooms");
    first.snapshots().write("rooms", header(6), list(entry("b", 3)));
    try (var store = reopen(first)) {
      assertThat(store.snapshots().header("rooms")).contains(header(6));
      assertThat(entries(store, "rooms")).containsExactly(entry("b", 3));
    }
  }

  @Test
  default void keepsPositionsOfManyPartitionsAndBothVersions() {
    var header =
        new SnapshotHeader(List.of(new Position(0, 5), new Position(7, Long.MAX_VALUE)), 12, 34);
    var first = open();
    first.snapshots().write("rooms", header, List.of());
    try (var store = reopen(first)) {
      assertThat(store.snapshots().header("rooms")).contains(header);
    }
  }

  @Test
  default void keepsItsOwnCopyOfAValue() {
    try (var store = open()) {
      var value = new byte[] {1};
      store.snapshots().write("rooms", header(1), list(new SnapshotEntry("a", value)));
      value[0] = 9;
      assertThat(store.snapshots().read("rooms", "a")).hasValue(new byte[] {1});
      store.snapshots().read("rooms", "a").orElseThrow()[0] = 9;
      assertThat(store.snapshots().read("rooms", "a")).hasValue(new byte[] {1});
    }
  }
}
