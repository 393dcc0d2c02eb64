package io.eddy.benchmarks;

import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.reward.Prices;
import io.eddy.rl.ope.Estimate;
import io.eddy.rocksdb.RocksStore;
import io.eddy.rocksdb.RocksStoreReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * How fast the platform's own log is evaluated, and in how much memory, as the log grows: one log is
 * written to disk, and each time it is as long as asked for, a process of its own with a small heap reads
 * and evaluates it as {@code ./eddy evaluate log} does.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp benchmarks/target/eddy-benchmarks.jar \
 *   io.eddy.benchmarks.EvaluationBench [evaluation share] [heap] [decisions …]
 * </pre>
 */
public final class EvaluationBench {
  private static final String EVALUATE = "--evaluate";
  private static final double SHARE = .2;
  private static final String HEAP = "512m";
  private static final List<String> SIZES = List.of("100000", "300000", "1000000");
  private static final Features FEATURES = Features.STANDARD;

  private EvaluationBench() {}

  /**
   * Measures.
   *
   * @param arguments the evaluation share, .2 if absent; the heap of the evaluating process, 512m if
   *     absent; lengths of the log in decisions, rising: 100,000, 300,000 and 1,000,000 if absent
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    if (arguments.length == 2 && arguments[0].equals(EVALUATE)) {
      evaluate(Path.of(arguments[1]));
      return;
    }
    var share = arguments.length > 0 ? Double.parseDouble(arguments[0]) : SHARE;
    var heap = arguments.length > 1 ? arguments[1] : HEAP;
    var sizes = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : SIZES;
    System.out.println(Machine.text());
    System.out.printf(
        Locale.ROOT,
        "evaluation share %s; %,d viewers, %d rooms, a decision every %d ms%n",
        share,
        WrittenLog.VIEWERS,
        WrittenLog.ROOMS,
        WrittenLog.BETWEEN_DECISIONS_MILLIS);
    var directory = Files.createTempDirectory("eddy-benchmark");
    var data = directory.resolve("data");
    try (var store = RocksStore.open(data)) {
      var log = new WrittenLog(store.log(), share);
      for (var size : sizes) {
        var started = System.nanoTime();
        log.until(Integer.parseInt(size));
        System.out.printf(
            Locale.ROOT,
            "%nwrote up to %s decisions, %,d MB on disk, in %.0f s%n",
            size,
            store.log().bytes() >> 20,
            (System.nanoTime() - started) / 1e9);
        evaluateApart(data, heap);
      }
    } finally {
      Machine.remove(directory);
    }
  }

  private static void evaluateApart(Path data, String heap)
      throws IOException, InterruptedException {
    var command =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"),
                EvaluationBench.class.getName(),
                EVALUATE,
                data.toString())
            .toList();
    var code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("The evaluation ended with code " + code);
    }
  }

  private static void evaluate(Path data) throws IOException {
    try (var store = RocksStoreReader.open(data)) {
      var target = PublishedPolicy.prior(FEATURES).ranking("repeat", FEATURES);
      var evaluation =
          new LogEvaluation(
              store.log(),
              Windows.DEFAULT,
              Prices.DEFAULT,
              FEATURES,
              WrittenLog.EXPLORATION,
              Long.MIN_VALUE);
      var heap = new LiveHeap(store.log().head().offset() - store.log().tail().offset());
      var started = System.nanoTime();
      var result = evaluation.of(target, heap);
      var seconds = (System.nanoTime() - started - heap.nanos) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%,d decisions, %,d evaluated in %.1f s (processor %.1f s): %,.0f a second, %,.0f read a"
              + " second%n",
          result.decisions(),
          result.evaluated(),
          seconds,
          Machine.processorNanos() / 1e9,
          result.evaluated() / seconds,
          result.decisions() / seconds);
      System.out.printf(
          Locale.ROOT,
          "live heap at most %,d MB of %,d MB, process at most %s%n",
          heap.most >> 20,
          Runtime.getRuntime().maxMemory() >> 20,
          residentAtMost());
      var estimate = Objects.requireNonNull(result.slates().get("slateCascadeDr"));
      System.out.println("check: " + text(estimate));
    }
  }

  private static String text(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "slateCascadeDr %.5f [%.5f, %.5f], mean weight %.3f, %s",
        estimate.value(),
        estimate.interval().low(),
        estimate.interval().high(),
        estimate.meanWeight(),
        estimate.verdict().name().toLowerCase(Locale.ROOT));
  }

  /** The most memory that the process held at a time, as Linux tells. */
  private static String residentAtMost() throws IOException {
    var status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> line.substring("VmHWM:".length()).strip())
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }

  /** What is alive after a collection, ten times in each pass; the time that takes is not counted. */
  private static final class LiveHeap implements LongConsumer {
    private static final int TIMES = 10;

    private final long every;
    private long next;
    private long most;
    private long nanos;

    LiveHeap(long facts) {
      this.every = Math.max(1, facts / TIMES);
      this.next = every;
    }

    @Override
    public void accept(long facts) {
      if (facts >= next) {
        var started = System.nanoTime();
        System.gc();
        var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        most = Math.max(most, used);
        next += every;
        nanos += System.nanoTime() - started;
      }
    }
  }
}
