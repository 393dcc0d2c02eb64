package io.eddy.benchmarks;

import io.eddy.cli.config.Network;
import io.eddy.cli.config.Settings;
import io.eddy.cli.wiring.InProcess;
import io.eddy.cli.wiring.WarmStart;
import io.eddy.cli.wiring.Wiring;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.offline.DecisionSlates;
import io.eddy.learning.offline.OfflineAlgorithm;
import io.eddy.learning.offline.OfflineTraining;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rl.statistics.Bootstrap;
import io.eddy.rl.statistics.InterquartileMean;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.Recommendations;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import io.eddy.storage.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What policies are worth that were learned from a log: version 0 serves a simulated platform for some hours
 * and logs, each algorithm learns from that log, and each policy serves the same platform from there on,
 * while nothing more is learned. Measured is the true value of what is shown over that of the best slate, and
 * the reward of a decision, both over those of version 0 on the same seed.
 *
 * <pre>
 * java -Xmx3g -cp benchmarks/target/eddy-benchmarks.jar io.eddy.benchmarks.OfflineStudy \
 *   [viewers] [hours logged] [hours served] [first seed] [seeds]
 * </pre>
 */
public final class OfflineStudy {
  private static final long TICK_MILLIS = 60_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int ORACLE_EVERY = 10;
  private static final String LOGGED = "version 0";

  private static final ServiceSettings SETTINGS =
      ServiceSettings.DEFAULT.with(
          new Experiment(List.of(new Arm("learning", Arm.LEARNING, 1)), 0));

  private final int viewers;
  private final Duration logged;
  private final Duration served;
  private final Map<String, List<Served>> results = new LinkedHashMap<>();

  private OfflineStudy(int viewers, Duration logged, Duration served) {
    this.viewers = viewers;
    this.logged = logged;
    this.served = served;
  }

  private record Served(double share, double reward) {}

  /**
   * Studies.
   *
   * @param arguments viewers, 1,000 if absent; hours logged, 4; hours served, 2; first seed, 1; seeds, 20
   */
  public static void main(String... arguments) {
    var study =
        new OfflineStudy(
            argument(arguments, 0, 1_000),
            Duration.ofHours(argument(arguments, 1, 4)),
            Duration.ofHours(argument(arguments, 2, 2)));
    System.out.println(Machine.text());
    var first = argument(arguments, 3, 1);
    for (var seed = first; seed < first + argument(arguments, 4, 20); seed++) {
      study.seed(seed);
      study.print(seed - first + 1);
    }
  }

  private static int argument(String[] arguments, int i, int otherwise) {
    return arguments.length > i ? Integer.parseInt(arguments[i]) : otherwise;
  }

  private void seed(long seed) {
    serve(seed, LOGGED, null);
    for (var algorithm : OfflineAlgorithm.values()) {
      serve(seed, algorithm.label(), algorithm);
    }
  }

  /** The same hours again, since a world can't be copied: they are the same each time. */
  private void serve(long seed, String name, @Nullable OfflineAlgorithm algorithm) {
    var scenario = Scenario.of(viewers, seed);
    var clock = new SteppedClock(scenario.start());
    var world = new World(scenario);
    var now = new Switch();
    var platform = new LockstepPlatform(world, now, clock);
    try (var store = new InMemoryStore()) {
      try (var wiring = wiring(store, clock, seed)) {
        now.to = new InProcess(wiring.eddy().service(), () -> {});
        platform.run(logged, progress -> {});
      }
      if (algorithm != null) {
        WarmStart.from(
            learned(store, algorithm),
            store,
            new Settings(Network.DEFAULT, SETTINGS, LearnerSettings.DEFAULT));
      }
      try (var wiring = wiring(store, clock, ~seed)) {
        var sums = new double[2];
        now.to = judged(new InProcess(wiring.eddy().service(), () -> {}), world, clock, sums);
        platform.run(served, progress -> {});
        var reward = 0.0;
        var displayed = 0L;
        for (var total : wiring.eddy().telemetry().totals().join().values()) {
          reward += total.reward();
          displayed += total.displayed();
        }
        results
            .computeIfAbsent(name, k -> new ArrayList<>())
            .add(new Served(sums[0] / sums[1], reward / displayed));
      }
    }
  }

  private static Wiring wiring(InMemoryStore store, SteppedClock clock, long seed) {
    return Wiring.lockstep(
        store,
        SETTINGS,
        LearnerSettings.DEFAULT,
        clock,
        () -> clock.millis() / TICK_MILLIS * 1_000 * NANOS_PER_MILLI,
        new SplittableRandom(seed));
  }

  private static OfflineWeights learned(InMemoryStore store, OfflineAlgorithm algorithm) {
    var log =
        new DecisionSlates(store.log(), SETTINGS.features(), Discount.MYOPIC, Long.MIN_VALUE)
            .read(SETTINGS.windows(), SETTINGS.prices(), 20_000);
    return OfflineTraining.of(log, algorithm, 1, measure -> {}).weights();
  }

  private static Recommendations judged(
      Recommendations service, World world, SteppedClock clock, double[] sums) {
    return new Recommendations() {
      private int asked;

      @Override
      public int send(List<LiveEvent> events) {
        return service.send(events);
      }

      @Override
      public ShownSlate recommend(SlateRequest request) {
        var shown = service.recommend(request);
        if (asked++ % ORACLE_EVERY == 0 && !shown.roomIds().isEmpty()) {
          var viewer = world.viewer(request.viewerId());
          var truth = world.truth();
          var time = clock.millis();
          sums[0] += truth.slateReward(viewer, shown.roomIds(), time);
          sums[1] += truth.slateReward(viewer, truth.oracleSlate(viewer, time), time);
        }
        return shown;
      }
    };
  }

  private void print(int seeds) {
    System.out.printf(
        "%n%d seeds%n%-20s %18s %24s %24s%n",
        seeds, "", "share of oracle", "share/version 0", "reward/version 0");
    var base = results.getOrDefault(LOGGED, List.of());
    results.forEach(
        (name, runs) -> {
          var shares = runs.stream().mapToDouble(Served::share).toArray();
          var share = new double[runs.size()];
          var reward = new double[runs.size()];
          for (var i = 0; i < runs.size(); i++) {
            share[i] = runs.get(i).share() / base.get(i).share();
            reward[i] = runs.get(i).reward() / base.get(i).reward();
          }
          System.out.printf(
              Locale.ROOT,
              "%-20s %18.3f %24s %24s%n",
              name,
              InterquartileMean.of(shares),
              text(share),
              text(reward));
        });
  }

  private static String text(double[] ratios) {
    if (ratios.length < 4) {
      return String.format(Locale.ROOT, "%.3f", InterquartileMean.of(ratios));
    }
    var interval =
        new Bootstrap(Bootstrap.FEWEST_RESAMPLES, .95, new SplittableRandom(1))
            .of(ratios, InterquartileMean::of);
    return String.format(
        Locale.ROOT,
        "%.3f [%.3f, %.3f]",
        InterquartileMean.of(ratios),
        interval.low(),
        interval.high());
  }

  /** Whoever serves now. */
  private static final class Switch implements Recommendations {
    private @Nullable Recommendations to;

    @Override
    public int send(List<LiveEvent> events) {
      return now().send(events);
    }

    @Override
    public ShownSlate recommend(SlateRequest request) {
      return now().recommend(request);
    }

    private Recommendations now() {
      if (to == null) {
        throw new IllegalStateException("Nobody serves.");
      }
      return to;
    }
  }
}
