package io.eddy.rocksdb;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactCodec;
import io.eddy.storage.FactGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Durable appends per second by size of the batch and kind of fact, and the codec alone: the median
 * and the extremes of five rounds of a second after one to warm up. Facts are as skewed as {@link
 * FactGenerator} draws them; a decision has 200 candidates, 42 logged rows of 26 features and 10
 * items. Not part of the tests; run it with
 *
 * <pre>
 * mvn -pl rocksdb -am test -Dtest=StoreBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * cat rocksdb/target/surefire-reports/io.eddy.rocksdb.StoreBenchmark-output.txt
 * </pre>
 */
class StoreBenchmark {
  private static final int DRAWN = 500;
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = Duration.ofSeconds(1).toNanos();

  @TempDir Path root;

  private final FactGenerator generator = new FactGenerator(1);
  private final FactCodec codec = new FactCodec();

  @Test
  void measure() throws IOException {
    System.out.printf(
        "Java %s, %s, %d processors%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
    var events = drawn(() -> generator.fact(Fact.Happened.class));
    var decisions = drawn(() -> generator.decided(Position.START, 200, 42, 10));
    var encoded = decisions.stream().map(codec::encode).toList();
    report("encode a decision", 1, i -> codec.encode(decisions.get(i % DRAWN)));
    report("decode a decision", 1, i -> codec.decode(Position.START, encoded.get(i % DRAWN)));
    for (var size : List.of(1, 10, 100)) {
      append("events", events, size);
      append("decisions", decisions, size);
    }
  }

  private List<LoggedFact> drawn(Supplier<Fact> draw) {
    return Stream.generate(() -> generator.logged(Position.START, draw.get()))
        .limit(DRAWN)
        .toList();
  }

  private void append(String kind, List<LoggedFact> drawn, int size) throws IOException {
    var directory = root.resolve(kind + size);
    try (var store = RocksStore.open(directory)) {
      report(
          "append %s, %d in a batch".formatted(kind, size),
          size,
          i -> store.log().append(AppendBatch.of(placed(drawn, (long) i * size, size))));
    }
    StoreFiles.delete(directory);
  }

  private static List<LoggedFact> placed(List<LoggedFact> drawn, long from, int size) {
    var facts = new ArrayList<LoggedFact>(size);
    for (var offset = from; offset < from + size; offset++) {
      var fact = drawn.get((int) (offset % DRAWN));
      facts.add(new LoggedFact(new Position(0, offset), fact.stamp(), fact.fact()));
    }
    return facts;
  }

  private static void report(String what, int size, IntConsumer operation) {
    var done = 0;
    var rates = new double[ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      var first = done;
      var start = System.nanoTime();
      var nanos = 0L;
      while (nanos < ROUND_NANOS) {
        operation.accept(done++);
        nanos = System.nanoTime() - start;
      }
      if (round >= 0) {
        rates[round] = (double) size * (done - first) / nanos * 1e9;
      }
    }
    Arrays.sort(rates);
    System.out.printf(
        "%-30s %,11.0f /s [%,.0f, %,.0f], %.2f µs each%n",
        what, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1], 1e6 / rates[ROUNDS / 2]);
  }
}
