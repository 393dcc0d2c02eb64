package io.eddy.benchmarks.http;

import io.eddy.benchmarks.Machine;
import io.eddy.cli.wiring.Wiring;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.event.EventFormat;
import io.eddy.protocol.event.EventReader;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.fact.Fact;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.ServiceSettings;
import io.eddy.service.http.HttpServer;
import io.eddy.service.serving.Service;
import io.eddy.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The whole service under load: HTTP, 1,000 rooms on air, 200 candidates, every decision and event on
 * disk before its answer, the learner running. 64 connections from another process; the same server's
 * endpoint that does nothing is measured in between, as the measure of what HTTP costs. Afterwards
 * every decision that was answered is looked up in the log.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -XX:+UseCompactObjectHeaders -XX:+UseZGC \
 *   -cp benchmarks/target/eddy-benchmarks.jar io.eddy.benchmarks.http.HttpBenchmark [seconds] [rounds]
 * </pre>
 */
public final class HttpBenchmark {
  private static final int READ_AT_ONCE = 500;
  private static final int CALLERS = 64;

  private final Path directory;
  private final Store store;
  private final Service service;
  private final int port;
  private final int seconds;
  private final List<String> answered = new ArrayList<>();

  private HttpBenchmark(Path directory, Store store, Service service, int port, int seconds) {
    this.directory = directory;
    this.store = store;
    this.service = service;
    this.port = port;
    this.seconds = seconds;
  }

  /**
   * Measures.
   *
   * @param arguments seconds of each measurement, 5 if absent; rounds, 3 if absent
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    System.out.println(Machine.text());
    var directory = Files.createTempDirectory("eddy-benchmark");
    var clock = InstantSource.system();
    try (var store = RocksStore.open(directory.resolve("data"));
        var wiring =
            Wiring.start(
                store,
                ServiceSettings.DEFAULT,
                LearnerSettings.DEFAULT,
                null,
                clock,
                new SplittableRandom(1))) {
      var service = wiring.eddy().service();
      var server = HttpServer.start(service, clock, "127.0.0.1", 0);
      var benchmark = new HttpBenchmark(directory, store, service, server.port(), seconds);
      benchmark.open();
      benchmark.load(Requests.RECOMMEND, 0);
      for (var round = 0; round < rounds; round++) {
        benchmark.round();
      }
      benchmark.check();
      server.stop(Duration.ofSeconds(5));
    }
    Machine.remove(directory);
  }

  /** Opens the rooms, and gives viewers a history. */
  private void open() {
    var body = new StringBuilder("[");
    for (var i = 0; i < Requests.Crowd.ROOM_COUNT; i++) {
      body.append(i == 0 ? "" : ",")
          .append(
              "{\"type\":\"room.started\",\"roomId\":\"r%d\",\"streamerId\":\"s%d\""
                  .formatted(i, i))
          .append(
              ",\"category\":\"category-%d\",\"viewers\":%d}".formatted(i % 30, 20_000 / (i + 1)));
    }
    service.accept(batch(body.append(']').toString()));
    var random = new SplittableRandom(3);
    for (var n = -1_000; n < 0; n++) {
      service.accept(batch(Requests.events(n, 40, random)));
    }
  }

  private void round() throws IOException, InterruptedException {
    System.out.printf("%nload %.1f%n", Machine.load());
    var nothing = measure("nothing", Requests.NOTHING, 0);
    var recommend = measure("recommend", Requests.RECOMMEND, 0);
    System.out.printf("  ratio %.2f%n", recommend.perSecond() / nothing.perSecond());
    measure("recommend at half", Requests.RECOMMEND, recommend.perSecond() / 2);
    measure("1 event", Requests.EVENT, 0);
    measure("10 events", Requests.EVENTS_10, 0);
    measure("100 events", Requests.EVENTS_100, 0);
    for (var size : List.of(1, 10, 100)) {
      System.out.printf("in process, %3d   %,9.0f events/s%n", size, inProcess(size));
    }
  }

  /** Loads, and prints what the loader saw and what this process spent on it. */
  private LoadReport measure(String name, Requests requests, double rate)
      throws IOException, InterruptedException {
    var before = Machine.processorNanos();
    var report = load(requests, rate);
    var micros = (Machine.processorNanos() - before) / 1e3 / report.answers();
    System.out.printf("%-17s %s   %.0f µs of processor each%n", name, report.text(), micros);
    return report;
  }

  /** Loads from a process of its own. */
  private LoadReport load(Requests requests, double rate) throws IOException, InterruptedException {
    var ids = directory.resolve("decisions.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName(),
                Integer.toString(port),
                requests.name(),
                Integer.toString(seconds),
                Double.toString(rate),
                ids.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.inputReader()) {
      var line = output.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IllegalStateException("The loader failed: see its errors above.");
      }
      answered.addAll(Files.readAllLines(ids));
      return LoadReport.parse(line);
    }
  }

  /** Events per second without HTTP, as JSON from 64 callers at once. */
  private double inProcess(int size) throws InterruptedException {
    var accepted = new AtomicLong();
    var start = System.nanoTime();
    var end = start + seconds * 1_000_000_000L;
    var callers = new ArrayList<Thread>();
    for (var i = 0; i < CALLERS; i++) {
      var first = start + i;
      callers.add(
          Thread.startVirtualThread(
              () -> {
                var random = new SplittableRandom(first);
                for (var n = first; System.nanoTime() < end; n += CALLERS) {
                  accepted.addAndGet(
                      service.accept(batch(Requests.events(n, size, random))).accepted());
                }
              }));
    }
    for (var caller : callers) {
      caller.join();
    }
    return accepted.get() / ((System.nanoTime() - start) / 1e9);
  }

  private static ParsedBatch batch(String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    return switch (EventReader.read(
        body, EventFormat.JSON, "benchmark", System.currentTimeMillis())) {
      case Parsed.Valid<ParsedBatch>(var batch) -> batch;
      case Parsed.Refused<ParsedBatch>(var refusal) ->
          throw new IllegalStateException(refusal.toString());
    };
  }

  private void check() {
    var missing = new HashSet<>(answered);
    missing.removeAll(logged());
    System.out.printf(
        "%ncheck: %,d decisions were answered, %,d of them are not in the log%n",
        answered.size(), missing.size());
  }

  private Collection<String> logged() {
    var ids = new HashSet<String>();
    var position = store.log().tail();
    for (var facts = store.log().read(position, READ_AT_ONCE);
        !facts.isEmpty();
        facts = store.log().read(position, READ_AT_ONCE)) {
      for (var logged : facts) {
        if (logged.fact() instanceof Fact.Decided(var decision)) {
          ids.add(decision.decisionId());
        }
      }
      position = facts.getLast().position().next();
    }
    return ids;
  }
}
