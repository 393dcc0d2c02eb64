package io.eddy.benchmarks.peers;

import io.eddy.benchmarks.EnvironmentBenchmark;
import io.eddy.benchmarks.network.NetworkBenchmark;
import io.eddy.cli.config.AlgorithmFile;
import io.eddy.cli.wiring.Algorithms;
import io.eddy.cli.wiring.Environments;
import io.eddy.cli.wiring.Plugins;
import io.eddy.protocol.Json;
import io.eddy.rl.environment.CartPole;
import io.eddy.rl.training.Limit;
import io.eddy.rl.training.Training;
import io.eddy.rl.training.TrainingConfig;
import io.eddy.rl.training.TrainingListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of Eddy; prints one JSON object. Started by {@code benchmarks/peers/compare.py}.
 *
 * <pre>
 * environment
 * networks
 * train NAME STEPS SEED SEEDS [CONFIG]   some seeds one after the other, the first before compilation
 * solve NAME STEPS SEED [CONFIG]         until 100 training episodes in a row earned 475
 * </pre>
 */
public final class EddySide {
  private static final long SLICE = 1_000;

  private EddySide() {}

  /**
   * What training took.
   *
   * @param secondsToSolve to the end of the thousand steps in which it was solved; null if it wasn't
   */
  public record Trained(
      long seed,
      long steps,
      double seconds,
      double processorSeconds,
      @Nullable Long solvedAtStep,
      @Nullable Double secondsToSolve) {}

  /** Measures. */
  public static void main(String[] args) {
    var report =
        switch (args[0]) {
          case "environment" -> environment();
          case "networks" -> networks();
          case "train" -> trained(args);
          case "solve" ->
              training(
                  args[1], Long.parseLong(args[2]), Long.parseLong(args[3]), file(args, 4), true);
          default -> throw new IllegalArgumentException("There is nothing to measure: " + args[0]);
        };
    System.out.println(new String(Json.write(report), StandardCharsets.UTF_8));
  }

  private static @Nullable AlgorithmFile file(String[] args, int place) {
    return place < args.length ? AlgorithmFile.of(Path.of(args[place])) : null;
  }

  /** A thousand steps an operation. */
  private static Operation environment() {
    var benchmark = EnvironmentBenchmark.of("CartPole");
    return Operation.of(benchmark::step);
  }

  private static Map<String, Operation> networks() {
    var benchmark = NetworkBenchmark.on("simd");
    return Map.of(
        "dqnStep", Operation.of(benchmark::dqnStep),
        "regressionStep", Operation.of(benchmark::regressionStep),
        "candidates", Operation.of(benchmark::candidates),
        "candidatesWithHalvesKept", Operation.of(benchmark::candidatesWithHalvesKept));
  }

  private static Map<String, List<Trained>> trained(String[] args) {
    var runs = new ArrayList<Trained>();
    var first = Long.parseLong(args[3]);
    for (var seed = first; seed < first + Long.parseLong(args[4]); seed++) {
      runs.add(training(args[1], Long.parseLong(args[2]), seed, file(args, 5), false));
    }
    return Map.of("runs", runs);
  }

  private static Trained training(
      String name, long steps, long seed, @Nullable AlgorithmFile own, boolean untilSolved) {
    var loader = Plugins.of(List.of());
    var environment = new Environments(loader).named("cartpole");
    var limit = Limit.steps(steps);
    var algorithm = new Algorithms(loader).named(name, environment, limit, own);
    // One episode of evaluation, at the end: nothing but learning is timed.
    var config = new TrainingConfig(limit, Long.MAX_VALUE, 1, 1);
    var training =
        new Training(algorithm.task(), algorithm::agent, config, seed, TrainingListener.NONE);
    var watch = new Stopwatch();
    var over = false;
    while (!over) {
      over = training.advance(SLICE) || (untilSolved && solvedAt(training) != null);
    }
    var solvedAt = solvedAt(training);
    return new Trained(
        seed,
        training.steps(),
        watch.seconds(),
        watch.processorSeconds(),
        solvedAt,
        untilSolved && solvedAt != null ? (Double) watch.seconds() : null);
  }

  private static @Nullable Long solvedAt(Training training) {
    var at = training.log().solvedAt(CartPole.V1_THRESHOLD);
    return at.isPresent() ? (Long) at.getAsLong() : null;
  }
}
