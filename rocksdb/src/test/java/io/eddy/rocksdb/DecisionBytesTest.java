package io.eddy.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactCodec;
import io.eddy.storage.FactGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes are budgeted: 8 KB per decision over 200 candidates, everything included. */
class DecisionBytesTest {
  private static final int DECISIONS = 3_000;

  @TempDir Path root;

  @Test
  void keepsADecisionOver200CandidatesWithin8Kilobytes() throws IOException {
    var generator = new FactGenerator(4);
    var encoded = 0L;
    try (var store = RocksStore.open(root.resolve("store"))) {
      for (var offset = 0; offset < DECISIONS; ) {
        var facts = new ArrayList<LoggedFact>();
        for (; facts.size() < 100; offset++) {
          var position = new Position(0, offset);
          facts.add(generator.logged(position, generator.decided(position, 200, 42, 10)));
          encoded += new FactCodec().encode(facts.getLast()).length;
        }
        store.log().append(AppendBatch.of(facts));
      }
      store.compact();
    }
    var kept = 0L;
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        kept += Files.size(file);
      }
    }
    System.out.printf(
        "a decision: %,d bytes encoded, %,d on disk%n", encoded / DECISIONS, kept / DECISIONS);
    assertThat(kept / DECISIONS).isBetween(1_000L, 8_192L);
  }
}
