package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged is there after the power went; what was not may only be missing. */
class PowerLossTest {
  private static final int PAGE = 4_096;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsAllThatWasAcknowledgedBehindAnyTornTail(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var facts = StoreFiles.facts(200);
    var live = root.resolve("live");
    try (var store = RocksStore.open(live)) {
      var acknowledged = 60 + random.nextInt(60);
      StoreFiles.append(store.log(), facts.subList(0, acknowledged), random);
      if (seed % 2 == 0) {
        store.compact(); // some of it in files, the rest in the log
      }
      var more = 1 + random.nextInt(20);
      StoreFiles.append(store.log(), facts.subList(acknowledged, acknowledged + more), random);
      acknowledged += more;
      StoreFiles.copy(live, root.resolve("acknowledged"));
      // The next batch reaches the disk in part, or as something else.
      store.log().append(AppendBatch.of(facts.subList(acknowledged, 200)));
      StoreFiles.copy(live, root.resolve("after"));
      for (var trial = 0; trial < 8; trial++) {
        var torn = root.resolve("torn-" + trial);
        StoreFiles.copy(root.resolve("acknowledged"), torn);
        tear(torn, random);
        if (trial % 3 == 0) {
          Files.delete(torn.resolve("head")); // the mark had not reached the disk
        }
        try (var found = RocksStore.open(torn)) {
          var head = (int) found.log().head().offset();
          assertThat(head).as("trial %d", trial).isGreaterThanOrEqualTo(acknowledged);
          assertThat(found.log().read(Position.START, 1_000)).isEqualTo(facts.subList(0, head));
          if (head < 200) { // and it goes on
            found.log().append(AppendBatch.of(facts.subList(head, 200)));
          }
        }
        try (var again = RocksStore.open(torn)) {
          assertThat(again.log().read(Position.START, 1_000)).isEqualTo(facts);
        }
        StoreFiles.delete(torn);
      }
    }
  }

  /** Puts some form of the unacknowledged batch behind the acknowledged log. */
  private void tear(Path torn, SplittableRandom random) throws IOException {
    var wal = StoreFiles.wal(torn);
    var next = Files.readAllBytes(StoreFiles.wal(root.resolve("after")));
    var from = (int) Files.size(wal);
    var tail = Arrays.copyOfRange(next, from, next.length);
    assertThat(tail.length).isGreaterThan(PAGE);
    switch (random.nextInt(5)) {
      case 0 -> tail = Arrays.copyOf(tail, random.nextInt(tail.length)); // cut off
      case 1 -> Arrays.fill(tail, (byte) 0); // the length grew, the bytes never came
      case 2 -> random.nextBytes(tail); // old contents of the disk
      case 3 -> { // one page in the middle never came
        var hole = random.nextInt(tail.length - PAGE / 2);
        Arrays.fill(tail, hole, Math.min(tail.length, hole + PAGE), (byte) 0);
      }
      case 4 -> tail = Arrays.copyOf(tail, tail.length); // all of it came
      default -> throw new IllegalStateException();
    }
    Files.write(wal, tail, StandardOpenOption.APPEND);
  }

  @Test
  void neverBringsBackABatchThatWasRefused() throws IOException {
    var facts = StoreFiles.facts(20);
    var live = root.resolve("live");
    var found = root.resolve("found");
    try (var store = RocksStore.open(live)) {
      store.log().append(AppendBatch.of(facts.subList(0, 10)));
      Files.copy(live.resolve("head"), root.resolve("head-then"));
      store.log().append(AppendBatch.of(facts.subList(10, 20)));
      StoreFiles.copy(live, found);
    }
    // As if the second append had failed after its bytes had reached the log.
    Files.delete(found.resolve("head"));
    Files.move(root.resolve("head-then"), found.resolve("head"));
    try (var mark = HeadMark.open(found.resolve("head"))) {
      mark.refuse();
    }
    try (var store = RocksStore.open(found)) {
      assertThat(store.log().read(Position.START, 100)).isEqualTo(facts.subList(0, 10));
      store.log().append(AppendBatch.of(facts.subList(10, 12)));
    }
    try (var store = RocksStore.open(found)) {
      assertThat(store.log().read(Position.START, 100)).isEqualTo(facts.subList(0, 12));
    }
  }

  @Test
  void keepsNothingOfATornTailOnceTheStoreIsSeenToBeWhole() throws IOException {
    var live = root.resolve("live");
    try (var store = RocksStore.open(live)) {
      store.log().append(AppendBatch.of(StoreFiles.facts(5)));
      StoreFiles.copy(live, root.resolve("torn"));
    }
    var wal = StoreFiles.wal(root.resolve("torn"));
    Files.writeString(wal, "half of a batch", StandardOpenOption.APPEND);
    try (var store = RocksStore.open(root.resolve("torn"))) {
      assertThat(store.log().head().offset()).isEqualTo(5);
    }
    assertThat(root.resolve("torn/torn-tail")).doesNotExist();
    assertThat(Files.readString(wal, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("half of a batch");
  }
}
