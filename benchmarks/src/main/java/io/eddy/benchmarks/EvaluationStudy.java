package io.eddy.benchmarks;

import io.eddy.cli.wiring.InProcess;
import io.eddy.cli.wiring.Wiring;
import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.slate.Exploration;
import io.eddy.rl.ope.Estimate;
import io.eddy.rl.ope.Verdict;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.World;
import io.eddy.storage.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Estimates from a log against the truth: version 0 serves a simulated evening and logs it; what other
 * policies would have earned is estimated from that log, and then had by letting each serve the same
 * evening. The truth counts all that a policy does to its viewers, also to what they are like at the next
 * slate; estimates per slate count the slate at hand, on the states that the log met.
 *
 * <pre>
 * java -Xmx5g -cp benchmarks/target/eddy-benchmarks.jar io.eddy.benchmarks.EvaluationStudy \
 *   [viewers] [hours] [seeds] [first seed]
 * </pre>
 */
public final class EvaluationStudy {
  private static final String HEADLINE = "slateCascadeDr";
  private static final long TICK_MILLIS = 60_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** As one explores who wants to learn from the log afterwards. */
  private static final Exploration WIDE = new Exploration(1, .2, .2, 1);

  private static final PublishedPolicy PRIOR =
      PublishedPolicy.prior(ServiceSettings.DEFAULT.features());

  private final int viewers;
  private final Duration evening;
  private final List<Row> rows = new ArrayList<>();

  private EvaluationStudy(int viewers, Duration evening) {
    this.viewers = viewers;
    this.evening = evening;
  }

  /** A policy as it would be served. */
  private record Target(String name, String arm, Exploration exploration) {
    PublishedPolicy policy() {
      return arm.equals(Arm.FROZEN)
          ? PRIOR
          : PRIOR.ranking(arm, ServiceSettings.DEFAULT.features());
    }
  }

  /** What one log said of one policy, and what that policy earned. */
  private record Row(Target target, Estimate estimate, double truth) {
    boolean holds() {
      return estimate.interval().low() <= truth && truth <= estimate.interval().high();
    }
  }

  private static final List<Target> TARGETS =
      List.of(
          new Target("version 0, as logged", Arm.FROZEN, WIDE),
          new Target("version 0, τ = .8", Arm.FROZEN, new Exploration(.8, .2, .2, 1)),
          new Target("popularity", "popularity", WIDE),
          new Target("category-popularity", "category-popularity", WIDE),
          new Target("repeat", "repeat", WIDE),
          new Target("random", "random", WIDE),
          new Target("version 0, τ = .05, ε = .05", Arm.FROZEN, Exploration.DEFAULT));

  /**
   * Studies.
   *
   * @param arguments viewers, 2,000 if absent; simulated hours, 6 if absent; seeds, 3 if absent; the
   *     first of them, 1 if absent
   */
  public static void main(String... arguments) {
    var study =
        new EvaluationStudy(
            argument(arguments, 0, 2_000), Duration.ofHours(argument(arguments, 1, 6)));
    System.out.println(Machine.text());
    var seeds = argument(arguments, 2, 3);
    var first = argument(arguments, 3, 1);
    for (var seed = first; seed < first + seeds; seed++) {
      study.seed(seed);
    }
    study.summary();
  }

  private static int argument(String[] arguments, int i, int otherwise) {
    return arguments.length > i ? Integer.parseInt(arguments[i]) : otherwise;
  }

  private void seed(long seed) {
    try (var store = new InMemoryStore()) {
      var logged = serve(store, TARGETS.getFirst(), seed);
      System.out.printf(
          Locale.ROOT,
          "%nseed %d: %d displayed slates, %.4f a piece%n%-28s %8s %8s %20s %8s %8s  %s%n",
          seed,
          logged.displayed(),
          logged.mean(),
          "policy",
          "truth",
          "estimate",
          "95 %",
          "weight",
          "worth",
          "verdict");
      for (var target : TARGETS) {
        report(
            new Row(
                target, estimate(store, target), serve(new InMemoryStore(), target, seed).mean()));
      }
    }
  }

  private record Served(double reward, long displayed) {
    double mean() {
      return reward / displayed;
    }
  }

  private Served serve(InMemoryStore store, Target target, long seed) {
    var scenario = Scenario.of(viewers, seed);
    var clock = new SteppedClock(scenario.start());
    try (var wiring =
        Wiring.lockstep(
            store,
            settings(target),
            LearnerSettings.DEFAULT,
            clock,
            () -> clock.millis() / TICK_MILLIS * 1_000 * NANOS_PER_MILLI,
            new SplittableRandom(seed))) {
      new LockstepPlatform(
              new World(scenario), new InProcess(wiring.eddy().service(), () -> {}), clock)
          .run(evening, progress -> {});
      var reward = 0.0;
      var displayed = 0L;
      for (var total : wiring.eddy().telemetry().totals().join().values()) {
        reward += total.reward();
        displayed += total.displayed();
      }
      return new Served(reward, displayed);
    }
  }

  /** One arm, everybody of the evaluation share. */
  private static ServiceSettings settings(Target target) {
    var d = ServiceSettings.DEFAULT;
    return new ServiceSettings(
        d.features(),
        new Experiment(List.of(new Arm(target.arm(), target.arm(), 1)), 1),
        d.windows(),
        d.prices(),
        d.retrieval(),
        d.caps(),
        target.exploration(),
        d.limits(),
        d.serving(),
        d.retention());
  }

  private static Estimate estimate(InMemoryStore store, Target target) {
    var d = ServiceSettings.DEFAULT;
    var result =
        new LogEvaluation(
                store.log(),
                d.windows(),
                d.prices(),
                d.features(),
                target.exploration(),
                Long.MIN_VALUE)
            .of(target.policy(), facts -> {});
    return Objects.requireNonNull(result.slates().get(HEADLINE));
  }

  private void report(Row row) {
    rows.add(row);
    var words = new ArrayList<String>();
    words.add(row.estimate().verdict().name().toLowerCase(Locale.ROOT));
    if (!row.holds()) {
      words.add("the truth is outside");
    }
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.4f %8.4f     [%.4f, %.4f] %8.3f %8.0f  %s%n",
        row.target().name(),
        row.truth(),
        row.estimate().value(),
        row.estimate().interval().low(),
        row.estimate().interval().high(),
        row.estimate().meanWeight(),
        row.estimate().effectiveSampleSize(),
        String.join(", ", words));
  }

  /** Per policy, over the seeds: means, and of each verdict how many intervals hold the truth. */
  private void summary() {
    System.out.printf(Locale.ROOT, "%n%-28s %8s %8s", "over seeds", "truth", "estimate");
    for (var verdict : Verdict.values()) {
      System.out.printf(Locale.ROOT, " %12s", verdict.name().toLowerCase(Locale.ROOT));
    }
    System.out.println();
    for (var target : TARGETS) {
      line(target.name(), rows.stream().filter(row -> row.target().equals(target)).toList());
    }
    line("all", rows);
  }

  private static void line(String name, List<Row> rows) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.4f %8.4f",
        name,
        rows.stream().mapToDouble(Row::truth).average().orElse(Double.NaN),
        rows.stream().mapToDouble(row -> row.estimate().value()).average().orElse(Double.NaN));
    for (var verdict : Verdict.values()) {
      var judged = rows.stream().filter(row -> row.estimate().verdict() == verdict).toList();
      System.out.printf(
          Locale.ROOT,
          " %12s",
          judged.stream().filter(Row::holds).count() + " of " + judged.size());
    }
    System.out.println();
  }
}
