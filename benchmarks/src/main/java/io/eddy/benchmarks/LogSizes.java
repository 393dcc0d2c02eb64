package io.eddy.benchmarks;

import io.eddy.cli.wiring.InProcess;
import io.eddy.cli.wiring.Wiring;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.fact.Fact;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.World;
import io.eddy.storage.FactCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Bytes of an event and of a decision on disk, from a log that the simulated platform has written.
 * What the encoding takes is summed over all facts; what the directory takes beside it, compressed and
 * with its indexes, is told as a share.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED \
 *   -cp benchmarks/target/eddy-benchmarks.jar io.eddy.benchmarks.LogSizes [viewers] [minutes]
 * </pre>
 */
public final class LogSizes {
  private static final int READ_AT_ONCE = 500;
  private static final long TICK_MILLIS = 60_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long events;
  private long eventBytes;
  private long decisions;
  private long decisionBytes;
  private long candidates;
  private long others;
  private long otherBytes;

  private LogSizes() {}

  /**
   * Measures.
   *
   * @param arguments viewers, 2,000 if absent; simulated minutes, 240 if absent
   */
  public static void main(String... arguments) throws IOException {
    var viewers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    var minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 240;
    System.out.println(Machine.text());
    var directory = Files.createTempDirectory("eddy-benchmark");
    var sizes = new LogSizes();
    try (var store = RocksStore.open(directory.resolve("data"))) {
      simulate(store, Scenario.of(viewers, 1), Duration.ofMinutes(minutes));
      sizes.readLog(store);
    }
    sizes.report(bytesOf(directory));
    Machine.remove(directory);
  }

  private static void simulate(RocksStore store, Scenario scenario, Duration simulated) {
    var clock = new SteppedClock(scenario.start());
    try (var wiring =
        Wiring.lockstep(
            store,
            ServiceSettings.DEFAULT,
            LearnerSettings.DEFAULT,
            clock,
            () -> clock.millis() / TICK_MILLIS * 1_000 * NANOS_PER_MILLI,
            new SplittableRandom(scenario.seed()))) {
      var recommendations = new InProcess(wiring.eddy().service(), () -> {});
      var counts =
          new LockstepPlatform(new World(scenario), recommendations, clock)
              .run(simulated, progress -> {});
      System.out.printf(
          "check: sent %,d events, asked for %,d decisions%n", counts.events(), counts.decisions());
    }
  }

  private void readLog(RocksStore store) {
    var codec = new FactCodec();
    var position = store.log().tail();
    for (var facts = store.log().read(position, READ_AT_ONCE);
        !facts.isEmpty();
        facts = store.log().read(position, READ_AT_ONCE)) {
      for (var logged : facts) {
        var bytes = codec.encode(logged).length;
        switch (logged.fact()) {
          case Fact.Happened _h -> {
            events++;
            eventBytes += bytes;
          }
          case Fact.Decided(var decision) -> {
            decisions++;
            decisionBytes += bytes;
            candidates += decision.candidates().roomIds().size();
          }
          default -> {
            others++;
            otherBytes += bytes;
          }
        }
      }
      position = facts.getLast().position().next();
    }
  }

  private void report(long onDisk) {
    var encoded = eventBytes + decisionBytes + otherBytes;
    System.out.printf(
        "events     %,9d  %,7.0f bytes each, encoded%n", events, eventBytes / (double) events);
    System.out.printf(
        "decisions  %,9d  %,7.0f bytes each, encoded; %.0f candidates on the mean%n",
        decisions, decisionBytes / (double) decisions, candidates / (double) decisions);
    System.out.printf(
        "expiries   %,9d  %,7.0f bytes each, encoded%n", others, otherBytes / (double) others);
    System.out.printf(
        "directory  %,d bytes, %.2f of what the facts take encoded%n",
        onDisk, onDisk / (double) encoded);
  }

  private static long bytesOf(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.mapToLong(LogSizes::bytesOfFile).sum();
    }
  }

  private static long bytesOfFile(Path path) {
    return Files.isRegularFile(path) ? path.toFile().length() : 0;
  }
}
