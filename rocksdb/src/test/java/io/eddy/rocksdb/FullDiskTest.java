package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactGenerator;
import io.eddy.storage.FactLog;
import io.eddy.storage.SeenId;
import io.eddy.storage.SeenKey;
import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up, as a small file system in memory; skipped where mounting isn't allowed. */
class FullDiskTest {
  @TempDir Path disk;
  @TempDir Path elsewhere;

  private boolean mounted;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=48m,nr_inodes=200", "tmpfs", disk.toString());
    assumeTrue(mounted, "mounting a file system needs privileges that this process lacks");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void refusesWhatDoesNotFitStaysReadableAndGoesOnWhenThereIsRoom() throws IOException {
    var path = disk.resolve("store");
    var facts = new ArrayList<LoggedFact>();
    try (var store = RocksStore.open(path)) {
      var log = store.log();
      var ballast = fillUpTo(8 << 20);
      var refused = appendUntilRefused(log, facts);
      assertThat(refused).hasMessageContaining("Free some space");
      assertHoldsExactly(log, facts);

      // Still full: still readable, and still refused.
      for (var attempt = 0; attempt < 3; attempt++) {
        var next = big(facts.size());
        assertThatThrownBy(() -> log.append(next)).isInstanceOf(StoreException.class);
        assertHoldsExactly(log, facts);
      }

      Files.delete(ballast);
      var next = big(facts.size());
      log.append(next);
      facts.addAll(next.facts());
      assertHoldsExactly(log, facts);
    }
    try (var store = RocksStore.open(path)) {
      assertHoldsExactly(store.log(), facts);
    }
  }

  @Test
  void bringsNothingBackOfWhatWasRefusedWhenItIsKilled() throws IOException {
    var path = disk.resolve("store");
    var facts = new ArrayList<LoggedFact>();
    var copy = elsewhere.resolve("copy");
    try (var store = RocksStore.open(path)) {
      fillUpTo(8 << 20);
      appendUntilRefused(store.log(), facts);
      StoreFiles.copy(path, copy);
    }
    try (var store = RocksStore.open(copy)) {
      assertHoldsExactly(store.log(), facts);
    }
  }

  @Test
  void staysReadableWhereItCanNotBeOpenedAnew() throws IOException {
    var facts = new ArrayList<LoggedFact>();
    try (var store = RocksStore.open(disk.resolve("store"))) {
      var ballast = fillUpTo(8 << 20);
      appendUntilRefused(store.log(), facts);
      var fillers = takeAllFileNames();
      Files.write(ballast, new byte[0]); // room for bytes again, but for no file
      for (var attempt = 0; attempt < 2; attempt++) {
        var next = big(facts.size());
        assertThatThrownBy(() -> store.log().append(next)).isInstanceOf(StoreException.class);
        assertHoldsExactly(store.log(), facts);
      }
      for (var filler : fillers) {
        Files.delete(filler);
      }
      var next = big(facts.size());
      store.log().append(next);
      facts.addAll(next.facts());
      assertHoldsExactly(store.log(), facts);
    }
  }

  /** Makes empty files until the disk takes no more. */
  private List<Path> takeAllFileNames() {
    var fillers = new ArrayList<Path>();
    while (true) {
      try {
        fillers.add(Files.createFile(disk.resolve("filler-" + fillers.size())));
      } catch (IOException e) {
        return fillers;
      }
    }
  }

  private StoreException appendUntilRefused(FactLog log, List<LoggedFact> facts) {
    for (var batch = 0; batch < 1_000; batch++) {
      var next = big(facts.size());
      try {
        log.append(next);
      } catch (StoreException e) {
        return e;
      }
      facts.addAll(next.facts());
    }
    throw new AssertionError("the disk never filled up");
  }

  private static void assertHoldsExactly(FactLog log, List<LoggedFact> facts) {
    assertThat(log.head()).isEqualTo(new Position(0, facts.size()));
    assertThat(log.read(Position.START, 100_000)).isEqualTo(facts);
    assertThat(log.seen(new SeenKey(facts.size(), 0), 0)).isEmpty();
    assertThat(log.pseudonym("viewer-" + facts.size())).isNull();
    assertThat(log.viewer("pseudonym-" + facts.size())).isNull();
    if (!facts.isEmpty()) {
      assertThat(log.viewer("pseudonym-0")).isEqualTo("viewer-0");
    }
  }

  /** A batch of some 200 KB whose seen id and link are named after its first offset. */
  private static AppendBatch big(int offset) {
    var generator = new FactGenerator(offset);
    var facts = new ArrayList<LoggedFact>();
    for (var position = new Position(0, offset); facts.size() < 30; position = position.next()) {
      facts.add(generator.logged(position, generator.decided(position, 200, 42, 10)));
    }
    return new AppendBatch(
        facts,
        List.of(new SeenId(new SeenKey(offset, 0), 1, Long.MAX_VALUE)),
        Map.of("viewer-" + offset, "pseudonym-" + offset),
        Set.of());
  }

  /** Fills the disk until that much is left. */
  private Path fillUpTo(long left) throws IOException {
    var ballast = disk.resolve("ballast");
    var room = Files.getFileStore(disk).getUsableSpace() - left;
    Files.write(ballast, new byte[(int) room]);
    return ballast;
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }
}
