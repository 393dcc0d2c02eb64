package io.eddy.cli.wiring;

import io.eddy.cli.report.ArmReport;
import io.eddy.cli.report.SimulationReport;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.Progress;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A world, a service and a learner in lockstep, without HTTP: the learner learns and
 * publishes at simulated times, so that the same seed gives the same run.
 *
 * @param publication simulated time between two versions
 */
public record Simulation(
    Scenario scenario, ServiceSettings service, LearnerSettings learner, Duration publication) {
  /** As far apart as four versions a second are at speed 240. */
  public static final Duration DEFAULT_PUBLICATION = Duration.ofSeconds(60);

  private static final long TICK_MILLIS = 60_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int ORACLE_EVERY = 40;

  /** Runs for a while of simulated time, and forgets what it has logged. */
  public SimulationReport run(Duration simulated, Consumer<Progress> progress) {
    try (var store = new InMemoryStore()) {
      return run(store, simulated, progress);
    }
  }

  /**
   * Runs for a while of simulated time.
   *
   * @param store whose log begins with the run
   */
  public SimulationReport run(Store store, Duration simulated, Consumer<Progress> progress) {
    var clock = new SteppedClock(scenario.start());
    var world = new World(scenario);
    var random = new SplittableRandom(scenario.seed());
    try (var wiring =
        Wiring.lockstep(
            store,
            service,
            learner,
            clock,
            () -> clock.millis() / TICK_MILLIS * 1_000 * NANOS_PER_MILLI,
            random)) {
      var truth = new Share(world, clock, wiring);
      var learning = new Paced(wiring, clock);
      var platform =
          new LockstepPlatform(
              world,
              new InProcess(wiring.eddy().service(), learning) {
                @Override
                public ShownSlate recommend(SlateRequest request) {
                  var shown = super.recommend(request);
                  truth.sample(request.viewerId(), shown);
                  return shown;
                }
              },
              clock);
      var first = platform.run(simulated.multipliedBy(2).dividedBy(3), progress);
      var twoThirds = wiring.eddy().telemetry().totals().join();
      var counts = platform.run(simulated.dividedBy(3), progress);
      var end = wiring.eddy().telemetry().totals().join();
      var report = ArmReport.of(service.experiment(), end, twoThirds, scenario.seed());
      return new SimulationReport(
          simulated.toMinutes() / 60.0,
          scenario.seed(),
          counts.events(),
          counts.decisions(),
          wiring.eddy().policies().newest().ref().version(),
          first.wall().plus(counts.wall()).toMillis() / 1e3,
          report.arms(),
          report.lift(),
          truth.byArm());
    }
  }

  /** Learns at simulated times. */
  private final class Paced implements Runnable {
    private final Wiring wiring;
    private final SteppedClock clock;
    private long learnedAt;

    Paced(Wiring wiring, SteppedClock clock) {
      this.wiring = wiring;
      this.clock = clock;
    }

    @Override
    public void run() {
      if (clock.millis() - learnedAt >= publication.toMillis()) {
        learnedAt = clock.millis();
        wiring.learn();
      }
    }
  }

  /** True value of what was shown against that of the best slate, sampled. */
  private static final class Share {
    private final World world;
    private final SteppedClock clock;
    private final Wiring wiring;
    private final Map<String, double[]> sums = new HashMap<>();
    private int asked;

    Share(World world, SteppedClock clock, Wiring wiring) {
      this.world = world;
      this.clock = clock;
      this.wiring = wiring;
    }

    void sample(String viewerId, ShownSlate shown) {
      if (asked++ % ORACLE_EVERY != 0 || shown.roomIds().isEmpty()) {
        return;
      }
      var viewer = world.viewer(viewerId);
      var truth = world.truth();
      var now = clock.millis();
      var best = truth.slateReward(viewer, truth.oracleSlate(viewer, now), now);
      var arm =
          shown.decisionId() == null
              ? ""
              : wiring.eddy().service().decision(shown.decisionId()).orElseThrow().answer().arm();
      var sum = sums.computeIfAbsent(arm, k -> new double[2]);
      sum[0] += truth.slateReward(viewer, shown.roomIds(), now);
      sum[1] += best;
    }

    Map<String, Double> byArm() {
      var shares = new TreeMap<String, Double>();
      sums.forEach((arm, sum) -> shares.put(arm, sum[0] / sum[1]));
      return shares;
    }
  }
}
