package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own checks of the log, against damage that RocksDB doesn't see: it was told to do it. */
class LogCheckTest {
  @TempDir Path root;

  /** A store of ten facts that was killed after eight of them were noted as verified. */
  @BeforeEach
  void appendTenFacts() throws Exception {
    var facts = StoreFiles.facts(10);
    try (var store = RocksStore.open(root.resolve("live"))) {
      store.log().append(AppendBatch.of(facts.subList(0, 8)));
      var header = new SnapshotHeader(List.of(new Position(0, 8)), 1, 1);
      store.snapshots().write("rooms", header, List.of());
      store.log().append(AppendBatch.of(facts.subList(8, 10)));
      StoreFiles.copy(root.resolve("live"), root.resolve("store"));
    }
  }

  @Test
  void opensWhatIsWhole() {
    try (var store = RocksStore.open(root.resolve("store"))) {
      assertThat(store.log().read(Position.START, 99)).isEqualTo(StoreFiles.facts(10));
    }
  }

  @Test
  void refusesToOpenWithAGapInWhatIsNew() {
    change((batch, tables) -> tables.delete(batch, Column.LOG, Keys.number(8)));
    assertRefusesToOpen("after offset 7 comes 9");
  }

  @Test
  void refusesToOpenWithAWrongChecksumInWhatIsNew() {
    change((batch, tables) -> tables.put(batch, Column.LOG, Keys.number(9), new byte[100]));
    assertRefusesToOpen("offset 9 fails its checksum");
  }

  @Test
  void refusesToOpenWithAFactInAnothersPlace() {
    change(
        (batch, tables) -> {
          var other = tables.get(Column.LOG, Keys.number(3));
          tables.put(batch, Column.LOG, Keys.number(9), other);
        });
    assertRefusesToOpen("offset 9 fails its checksum");
  }

  @Test
  void refusesToOpenWithoutItsTail() {
    change((batch, tables) -> tables.delete(batch, Column.LOG, Keys.number(0)));
    assertRefusesToOpen("after offset -1 comes 1");
  }

  @Test
  void refusesToOpenWithFewerFactsThanWereVerified() {
    change(
        (batch, tables) -> tables.deleteRange(batch, Column.LOG, Keys.number(7), Keys.number(10)));
    assertRefusesToOpen("it ends at offset 7 and had reached 8");
  }

  @Test
  void refusesToReadOverAGapInWhatIsOld() {
    change((batch, tables) -> tables.delete(batch, Column.LOG, Keys.number(4)));
    try (var store = RocksStore.open(root.resolve("store"))) {
      assertThat(store.log().read(Position.START, 4)).hasSize(4);
      assertThatThrownBy(() -> store.log().read(Position.START, 5))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("after offset 3 comes 5");
    }
  }

  private void assertRefusesToOpen(String how) {
    assertThatThrownBy(() -> RocksStore.open(root.resolve("store")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(root.resolve("store/db").toString())
        .hasMessageContaining(how)
        .hasMessageContaining("Restore the store from a backup");
  }

  /** A change to the tables. */
  private interface Change {
    void into(org.rocksdb.WriteBatch batch, Tables tables) throws org.rocksdb.RocksDBException;
  }

  private void change(Change change) {
    try (var directory = StoreDirectory.take(root.resolve("store"));
        var database = Database.open(directory)) {
      database.write(
          (batch, tables) -> {
            change.into(batch, tables);
            return true;
          });
    }
  }
}
