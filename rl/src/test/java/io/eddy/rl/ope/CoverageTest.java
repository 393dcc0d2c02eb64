package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.random.SplitMix64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often intervals hold the truth. Where the verdict is reliable, 93 to 97 times of 100; elsewhere
 * the table only tells. The long form, 2,000 logs of each world:
 *
 * <pre>
 * mvn -q -pl rl test -Dtest=CoverageTest -Deddy.coverage=true
 * </pre>
 */
class CoverageTest {

  private static final int FEW = 100;
  private static final int MANY = 2_000;
  private static final double LEVEL = .95;
  private static final double ALLOWED = .02;

  /** Standard errors of a share of logs that chance is given in the short form. */
  private static final double CHANCE = 3.5;

  @Test
  void reliableIntervalsHoldTheTruthOverAFewLogs() {
    for (var world : CoverageWorld.values()) {
      check(world, FEW, ALLOWED + CHANCE * Math.sqrt(LEVEL * (1 - LEVEL) / FEW));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "eddy.coverage", matches = "true")
  void reliableIntervalsHoldTheTruthOverManyLogs() {
    System.out.printf(
        "%-16s %-26s | %8s %8s | %8s %8s | %8s %8s%n",
        "world", "estimator", "reliable", "covered", "uncert.", "covered", "refused", "covered");
    for (var world : CoverageWorld.values()) {
      check(world, MANY, ALLOWED).forEach((name, tally) -> tally.print(world, name));
    }
  }

  private static Map<String, Covered> check(CoverageWorld world, int logs, double allowed) {
    var random = new SplitMix64(world.name().hashCode());
    Map<String, Covered> covered = new LinkedHashMap<>();
    for (var log = 0; log < logs; log++) {
      world
          .draw(random)
          .forEach(
              (name, estimate) ->
                  covered.computeIfAbsent(name, n -> new Covered()).add(estimate, world.truth()));
    }
    covered.forEach(
        (name, tally) -> {
          // Of a handful of logs a share says nothing.
          if (tally.logs(Verdict.RELIABLE) >= logs / 3) {
            assertThat(tally.share(Verdict.RELIABLE))
                .as(world + " " + name)
                .isBetween(LEVEL - allowed, Math.min(1, LEVEL + allowed));
          }
        });
    switch (world) {
      case EVEN, RARE_REWARDS, VIEWERS, SLATES, EPISODES, GIFTS, HARDLY_ENOUGH ->
          assertThat(covered.values())
              .as(world.name())
              .anySatisfy(
                  tally -> assertThat(tally.logs(Verdict.RELIABLE)).isGreaterThan(logs / 2));
      case TOO_FEW_REWARDS, LITTLE_OVERLAP ->
          assertThat(covered.values())
              .as(world.name())
              .allSatisfy(tally -> assertThat(tally.logs(Verdict.RELIABLE)).isZero());
    }
    return covered;
  }

  /** Logs and hits by verdict. */
  private static final class Covered {
    private final Map<Verdict, Integer> logs = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Integer> hits = new EnumMap<>(Verdict.class);

    void add(Estimate estimate, double truth) {
      logs.merge(estimate.verdict(), 1, Integer::sum);
      hits.merge(estimate.verdict(), estimate.interval().contains(truth) ? 1 : 0, Integer::sum);
    }

    int logs(Verdict verdict) {
      return logs.getOrDefault(verdict, 0);
    }

    double share(Verdict verdict) {
      return hits.getOrDefault(verdict, 0) / (double) logs(verdict);
    }

    void print(CoverageWorld world, String name) {
      System.out.printf("%-16s %-26s", world, name);
      for (var verdict : Verdict.values()) {
        System.out.printf(" | %8d %8.3f", logs(verdict), share(verdict));
      }
      System.out.println();
    }
  }
}
