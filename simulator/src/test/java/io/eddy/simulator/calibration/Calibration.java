package io.eddy.simulator.calibration;

import io.eddy.simulator.platform.FakeRecommender;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.Recommendations;
import io.eddy.simulator.platform.RunCounts;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints how a world compares with what is published: under POPULARITY, RANDOM or the ORACLE, for so
 * many viewers, simulated hours and a seed. From the repository root:
 *
 * <pre>{@code
 * mvn -q -pl simulator -am test-compile
 * java -cp simulator/target/classes:simulator/target/test-classes:recommender/target/classes \
 *     io.eddy.simulator.calibration.Calibration POPULARITY 8000 24 1
 * }</pre>
 */
final class Calibration {
  private Calibration() {}

  /** A run and what was counted in it. */
  record Run(Scenario scenario, RunCounts counts, Tally tally, double slateReward, double oracle) {}

  public static void main(String[] arguments) {
    var scenario = Scenario.of(Integer.parseInt(arguments[1]), Long.parseLong(arguments[3]));
    var simulated = Duration.ofHours(Integer.parseInt(arguments[2]));
    var run =
        arguments[0].equals("ORACLE")
            ? run(scenario, simulated, Oracle::new)
            : run(scenario, FakeRecommender.Order.valueOf(arguments[0]), simulated);
    System.out.println(report(run));
  }

  /** Runs a world in lockstep under a fake recommender. */
  static Run run(Scenario scenario, FakeRecommender.Order order, Duration simulated) {
    return run(
        scenario,
        simulated,
        (world, clock, tally) -> new FakeRecommender(order, scenario.seed(), tally));
  }

  private static Run run(Scenario scenario, Duration simulated, Made made) {
    var world = new World(scenario);
    var clock = new SteppedClock(scenario.start());
    var tally = new Tally();
    var judge = new Judge(world, made.of(world, clock, tally), clock);
    var counts = new LockstepPlatform(world, judge, clock).run(simulated, progress -> {});
    return new Run(scenario, counts, tally, judge.meanReward(), judge.meanOracle());
  }

  /** Makes a recommender for a world. */
  private interface Made {
    Recommendations of(World world, InstantSource clock, Tally tally);
  }

  /** All statistics, one a line. */
  static String report(Run run) {
    var tally = run.tally();
    var counts = run.counts();
    var viewers = run.scenario().viewers();
    var days = counts.simulated().toMinutes() / 1_440.0;
    var visits = tally.allEnters();
    var hours = tally.watchHours();
    var lines = new ArrayList<String>();
    lines.add(
        "decisions %d, events %d, wall %d ms"
            .formatted(counts.decisions(), counts.events(), counts.wall().toMillis()));
    lines.add("decisions per viewer-day %.2f".formatted(counts.decisions() / days / viewers));
    lines.add("visits per viewer-day %.2f".formatted(visits / days / viewers));
    lines.add("watch minutes per viewer-day %.2f".formatted(hours * 60 / days / viewers));
    lines.add("decisions per session %.2f".formatted((double) counts.decisions() / tally.sessions));
    lines.add("enters per exposure %.4f".formatted((double) visits / tally.allImpressions()));
    lines.add(
        "by position "
            + IntStream.range(0, 10)
                .mapToObj(i -> "%.3f".formatted((double) tally.enters[i] / tally.impressions[i]))
                .collect(Collectors.joining(" ")));
    lines.add(
        "watch P50 %.2f P90 %.1f P99 %.0f mean %.1f"
            .formatted(
                Tally.quantile(tally.watches, .5),
                Tally.quantile(tally.watches, .9),
                Tally.quantile(tally.watches, .99),
                hours * 3_600 / visits));
    lines.add(
        "watch <3 %.3f <5 %.3f 5-30 %.3f 30-300 %.3f >300 %.3f"
            .formatted(
                tally.shareOfWatches(0, 3),
                tally.shareOfWatches(0, 5),
                tally.shareOfWatches(5, 30),
                tally.shareOfWatches(30, 300),
                tally.shareOfWatches(300, 1e9)));
    lines.add(
        "per watch-hour comments %.3f likes %.3f gifts %.3f follows %.4f"
            .formatted(
                tally.comments / hours,
                tally.likes / hours,
                tally.coins.size() / hours,
                tally.follows / hours));
    lines.add(
        "gifts per visit %.4f, visits with gift %.4f, after gift %.4f of visits with rate %.3f, before %.4f"
            .formatted(
                (double) tally.coins.size() / visits,
                (double) tally.visitsWithGift / visits,
                (double) tally.visitsAfterGift / visits,
                (double) tally.visitsAfterGiftWithGift / tally.visitsAfterGift,
                (double) (tally.visitsWithGift - tally.visitsAfterGiftWithGift)
                    / (visits - tally.visitsAfterGift)));
    lines.add(
        "gift median %.0f P90 %.0f P99 %.0f mean %.1f, delay mean %.0f s, giver gini %.3f"
            .formatted(
                Tally.quantile(tally.coins, .5),
                Tally.quantile(tally.coins, .9),
                Tally.quantile(tally.coins, .99),
                tally.coins.stream().mapToDouble(c -> c).average().orElse(0),
                tally.giftDelaySum / tally.coins.size(),
                Tally.gini(
                    new ArrayList<>(tally.giftsByViewer.values()), tally.giftsByViewer.size())));
    lines.add("repeat visits %.3f".formatted((double) tally.repeats / visits));
    var starts = Arrays.stream(tally.startsByHour).sum();
    lines.add(
        "starts per streamer-day %.3f, 18-22 h %.3f"
            .formatted(
                starts / days / run.scenario().streamers(),
                IntStream.range(18, 22).map(h -> tally.startsByHour[h]).sum() / (double) starts));
    lines.add("rooms live by hour " + Arrays.toString(tally.liveByHour));
    lines.add("slates by hour " + Arrays.toString(tally.slatesByHour));
    lines.add("events by hour " + Arrays.toString(tally.eventsByHour));
    var byStreamer =
        tally.entersByStreamer.values().stream().sorted(Comparator.reverseOrder()).toList();
    lines.add(
        "enters of the top 1 %% of streamers %.3f, top 10 %% %.3f"
            .formatted(
                top(byStreamer, run.scenario().streamers() / 100, visits),
                top(byStreamer, run.scenario().streamers() / 10, visits)));
    lines.add(
        "viewers who entered %d, with under half the mean %.3f"
            .formatted(
                tally.entersByViewer.size(),
                tally.entersByViewer.values().stream()
                        .filter(v -> v < .22 * visits / viewers)
                        .count()
                    / (double) viewers));
    lines.add(
        "expected reward per slate %.4f, oracle %.4f, share %.3f"
            .formatted(run.slateReward(), run.oracle(), run.slateReward() / run.oracle()));
    return String.join("\n", lines);
  }

  private static double top(List<Integer> sorted, int count, long all) {
    return sorted.stream().limit(count).mapToInt(v -> v).sum() / (double) all;
  }
}
