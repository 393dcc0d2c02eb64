package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One turned bit anywhere: the store gives back everything that was acknowledged, or refuses and
 * names a file; it never gives back less.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BitFlipTest {
  private static final int FACTS = 240;

  @TempDir static Path root;

  private List<LoggedFact> facts = List.of();
  private Path sound = Path.of("");

  @BeforeAll
  void fillAStoreWithFilesAndALog() throws IOException {
    facts = StoreFiles.facts(FACTS);
    sound = root.resolve("sound");
    var live = root.resolve("live");
    var random = new SplittableRandom(3);
    try (var store = RocksStore.open(live)) {
      StoreFiles.append(store.log(), facts.subList(0, 120), random);
      store.compact();
    }
    try (var store = RocksStore.open(live)) {
      StoreFiles.append(store.log(), facts.subList(120, FACTS), random);
      StoreFiles.copy(live, sound); // killed, not closed
    }
    assertThat(StoreFiles.files(sound, "*.sst")).isNotEmpty();
    assertThat(WalFile.read(StoreFiles.wal(sound)).batches().size()).isGreaterThan(20);
  }

  @Test
  void losesNothingToATurnedBitOfTheWriteAheadLog() throws IOException {
    var refusals = 0;
    for (var seed = 0; seed < 100; seed++) {
      refusals += damage("*.log", seed, false);
    }
    assertThat(refusals).isGreaterThan(90); // no bit of the log is idle
  }

  @Test
  void losesNothingToATurnedBitNearTheEndOfTheWriteAheadLog() throws IOException {
    var refusals = 0;
    for (var seed = 0; seed < 100; seed++) {
      refusals += damage("*.log", seed, true);
    }
    assertThat(refusals).isGreaterThan(90);
  }

  @Test
  void losesNothingToATurnedBitOfATable() throws IOException {
    var refusals = 0;
    for (var seed = 0; seed < 120; seed++) {
      refusals += damage("*.sst", seed, false);
    }
    assertThat(refusals).isGreaterThan(30);
  }

  @Test
  void losesNothingToATurnedBitOfTheManifest() throws IOException {
    for (var seed = 0; seed < 60; seed++) {
      damage("{MANIFEST-*,CURRENT}", seed, seed % 2 == 0);
    }
  }

  @Test
  void losesNothingToATurnedBitOfTheMark() throws IOException {
    var broken = root.resolve("mark");
    for (var bit = 0; bit < 8 * 32; bit += 5) {
      StoreFiles.copy(sound, broken);
      StoreFiles.flip(broken.resolve("head"), bit);
      assertThat(refuses(broken)).isFalse(); // it only matters where a log is damaged, too
      StoreFiles.delete(broken);
    }
  }

  @Test
  void refusesALogThatLostItsEndAtABatchBoundary() throws IOException {
    var broken = root.resolve("short");
    StoreFiles.copy(sound, broken);
    var wal = StoreFiles.wal(broken);
    var batches = WalFile.read(wal).batches();
    try (var channel =
        java.nio.channels.FileChannel.open(wal, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(batches.getLast().start());
    }
    assertThat(refuses(broken)).isTrue();
  }

  @Test
  void refusesALogThatIsGone() throws IOException {
    var broken = root.resolve("gone");
    StoreFiles.copy(sound, broken);
    Files.delete(StoreFiles.wal(broken));
    assertThat(refuses(broken)).isTrue();
  }

  /** Turns a bit in a copy; 1 if the store refuses, 0 if it has everything. */
  private int damage(String glob, int seed, boolean nearTheEnd) throws IOException {
    var random = new SplittableRandom(seed);
    var broken = root.resolve("broken");
    StoreFiles.copy(sound, broken);
    var files =
        StoreFiles.files(broken, glob).stream().filter(file -> file.toFile().length() > 0).toList();
    var file = files.get(random.nextInt(files.size()));
    var bits = 8 * Files.size(file);
    var bit =
        nearTheEnd ? bits - 1 - random.nextLong(Math.min(bits, 8 * 800)) : random.nextLong(bits);
    StoreFiles.flip(file, bit);
    var refused = refuses(broken);
    StoreFiles.delete(broken);
    return refused ? 1 : 0;
  }

  /** Opens and reads everything: true for a refusal that names a file, false for all facts. */
  private boolean refuses(Path store) {
    try (var opened = RocksStore.open(store)) {
      assertThat(opened.log().read(Position.START, 10_000)).isEqualTo(facts);
      assertThat(opened.log().head().offset()).isEqualTo(FACTS);
      return false;
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining(store.resolve("db").toString());
      assertThat(e.getMessage()).matches("(?s).*(Restore|Check|Run|move).*");
      return true;
    }
  }
}
