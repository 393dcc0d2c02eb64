package io.eddy.cli.wiring;

import io.eddy.cli.report.ArmReport;
import io.eddy.cli.report.DemoReport;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.protocol.client.EddyClient;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.ServiceSettings;
import io.eddy.service.http.HttpServer;
import io.eddy.service.telemetry.LiveMetrics.Percentiles;
import io.eddy.simulator.platform.AcceleratedClock;
import io.eddy.simulator.platform.HttpRecommendations;
import io.eddy.simulator.platform.LatencySummary;
import io.eddy.simulator.platform.Progress;
import io.eddy.simulator.platform.SimulatedPlatform;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A real service and a simulated platform in one process. They share a clock that runs faster than the
 * wall, and speak over HTTP like strangers; the data live in a temporary directory.
 *
 * @param port 0 for any that is free
 */
public record Demo(
    Scenario scenario, ServiceSettings service, LearnerSettings learner, Duration wall, int port) {
  private static final String HOST = "127.0.0.1";

  /** How long events may be on their way, wall time. */
  private static final Duration LATENESS = Duration.ofSeconds(2);

  private static final Duration DRAIN = Duration.ofSeconds(5);

  /**
   * Runs.
   *
   * @param address hears where the dashboard is
   * @param progress hears about once a second
   */
  public DemoReport run(Consumer<URI> address, Consumer<Progress> progress) {
    var directory = temporary();
    try (var store = RocksStore.open(directory.resolve("data"))) {
      return run(store, address, progress);
    } finally {
      remove(directory);
    }
  }

  private DemoReport run(RocksStore store, Consumer<URI> address, Consumer<Progress> progress) {
    var clock = new AcceleratedClock(scenario.start(), scenario.speed(), InstantSource.system());
    var random = new SplittableRandom(scenario.seed());
    var lateness = Duration.ofMillis(Math.round(LATENESS.toMillis() * scenario.speed()));
    var settings = service.with(service.limits().withLateness(lateness));
    try (var wiring = Wiring.start(store, settings, learner, null, clock, random)) {
      var server = HttpServer.start(wiring.eddy().service(), clock, HOST, port);
      var uri = URI.create("http://%s:%d/".formatted(HOST, server.port()));
      address.accept(uri);
      try (var client = new EddyClient(uri, "simulator")) {
        var platform =
            new SimulatedPlatform(new World(scenario), new HttpRecommendations(client), clock);
        platform.run(wall.multipliedBy(2).dividedBy(3), progress);
        var twoThirds = wiring.eddy().telemetry().totals().join();
        var counts = platform.run(wall.dividedBy(3), progress);
        var end = wiring.eddy().telemetry().totals().join();
        var arms = ArmReport.of(service.experiment(), end, twoThirds, scenario.seed());
        var telemetry = wiring.eddy().telemetry();
        return new DemoReport(
            wall.toMillis() / 1e3,
            scenario.seed(),
            counts.events(),
            counts.decisions(),
            wiring.eddy().policies().newest().ref().version(),
            arms.arms(),
            arms.lift(),
            Map.of(
                "recommend", percentiles(counts.recommend()),
                "events", percentiles(counts.send())),
            Map.of(
                "eventToState", telemetry.eventToState().total(),
                "eventToPolicy", telemetry.eventToPolicy().total()),
            telemetry.latest().propensityCheck().stream().map(DemoReport.Weight::of).toList());
      } finally {
        server.stop(DRAIN);
      }
    }
  }

  private static Percentiles percentiles(LatencySummary summary) {
    return new Percentiles(summary.p50(), summary.p99());
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("eddy-demo");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary directory can be made. Make room for it.", e);
    }
  }

  private static void remove(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The temporary directory %s can't be removed. Remove it.".formatted(directory), e);
    }
  }
}
