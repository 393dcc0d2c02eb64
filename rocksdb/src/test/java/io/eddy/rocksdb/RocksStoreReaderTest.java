package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.Provenance;
import io.eddy.storage.StoreException;
import io.eddy.storage.StoredPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a store that somebody else owns. */
class RocksStoreReaderTest {
  private static final Position START = new Position(0, 0);

  @TempDir Path root;

  @Test
  void readsWhatTheOwnerHadWrittenWhenItWasOpenedWhileTheOwnerGoesOn() {
    var path = root.resolve("store");
    var facts = StoreFiles.facts(8);
    try (var owner = RocksStore.open(path)) {
      owner
          .log()
          .append(new AppendBatch(facts.subList(0, 5), List.of(), Map.of("u1", "p1"), Set.of()));
      owner.policies().publish(policy(0), new byte[] {9}, -1);
      try (var reader = RocksStoreReader.open(path)) {
        owner.log().append(AppendBatch.of(facts.subList(5, 8)));
        owner.log().truncate(new Position(0, 4));
        owner.policies().publish(policy(1), new byte[] {9}, 0);
        assertThat(reader.log().tail()).isEqualTo(START);
        assertThat(reader.log().head()).isEqualTo(new Position(0, 5));
        assertThat(reader.log().read(START, 100)).isEqualTo(facts.subList(0, 5));
        assertThat(reader.log().read(new Position(0, 3), 1)).isEqualTo(facts.subList(3, 4));
        assertThat(reader.log().viewer("p1")).isEqualTo("u1");
        assertThat(reader.log().viewer("p2")).isNull();
        assertThat(reader.policies().latest()).contains(policy(0));
        assertThat(reader.policies().version(1)).isEmpty();
      }
      try (var reader = RocksStoreReader.open(path)) {
        assertThat(reader.log().tail()).isEqualTo(new Position(0, 4));
        assertThat(reader.log().read(START, 100)).isEqualTo(facts.subList(4, 8));
        assertThat(reader.policies().history(9))
            .containsExactly(policy(1).provenance(), policy(0).provenance());
      }
      assertThat(owner.log().read(START, 100)).isEqualTo(facts.subList(4, 8));
    }
  }

  @Test
  void readsAStoreThatNobodyHasOpen() {
    var path = root.resolve("store");
    var facts = StoreFiles.facts(3);
    try (var owner = RocksStore.open(path)) {
      owner.log().append(AppendBatch.of(facts));
    }
    try (var reader = RocksStoreReader.open(path)) {
      assertThat(reader.log().read(START, 100)).isEqualTo(facts);
    }
    try (var owner = RocksStore.open(path)) {
      assertThat(owner.epoch()).isEqualTo(2);
    }
  }

  @Test
  void saysWhereThereIsNoStoreAndMakesNone() throws IOException {
    var missing = root.resolve("missing");
    assertThatThrownBy(() -> RocksStoreReader.open(missing))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "There is no store in %s. Name the --data directory of a service that has run.",
            missing);
    assertThat(missing).doesNotExist();
    var empty = Files.createDirectory(root.resolve("empty"));
    assertThatThrownBy(() -> RocksStoreReader.open(empty)).isInstanceOf(StoreException.class);
    assertThat(empty).isEmptyDirectory();
  }

  private static StoredPolicy policy(int version) {
    return new StoredPolicy(
        new Provenance("slate-q", version, 1, version - 1, START, 7, "s", 1, "w", 5),
        new byte[] {1, (byte) version});
  }
}
