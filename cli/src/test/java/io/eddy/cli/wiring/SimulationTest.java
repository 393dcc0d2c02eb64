package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.cli.report.ArmReport;
import io.eddy.cli.report.SimulationReport;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a small world shows of learning. */
class SimulationTest {
  private static SimulationReport report(Experiment experiment, int viewers, long seed, int hours) {
    return new Simulation(
            Scenario.of(viewers, seed),
            ServiceSettings.DEFAULT.with(experiment),
            LearnerSettings.DEFAULT,
            Simulation.DEFAULT_PUBLICATION)
        .run(Duration.ofHours(hours), progress -> {});
  }

  private static ArmReport.Lift lift(SimulationReport report, String name) {
    return report.lift().whole().get(name);
  }

  private static boolean finds(SimulationReport report, String name) {
    var ci95 = lift(report, name).ci95();
    return ci95[0] > 1 || ci95[1] < 1;
  }

  @Test
  void learnsVersionAfterVersion() {
    var report = report(Experiment.of(List.of("learning", "popularity"), .1), 1_500, 1, 4);

    assertThat(report.policyVersions()).isGreaterThan(100);
    assertThat(report.decisions()).isGreaterThan(3_000);
    assertThat(report.arms()).containsOnlyKeys("learning", "popularity");
    assertThat(report.arms().get("learning").decisions()).isPositive();
    assertThat(lift(report, "learning/popularity").value()).isPositive();
  }

  @Test
  void learnsWithNetworksTheSameForTheSameSeed() {
    var experiment = Experiment.of(List.of("learning", "popularity"), .1);
    var one = networked(experiment);
    var linear = report(experiment, 700, 1, 3);

    assertThat(one.policyVersions()).isGreaterThan(100);
    assertThat(one.arms().get("learning").decisions()).isPositive();
    assertThat(networked(experiment))
        .usingRecursiveComparison()
        .ignoringFields("wallSeconds")
        .isEqualTo(one);
    // Networks change what is shown, and with it what happens.
    assertThat(one.events()).isNotEqualTo(linear.events());
  }

  private static SimulationReport networked(Experiment experiment) {
    return new Simulation(
            Scenario.of(700, 1),
            ServiceSettings.DEFAULT.with(experiment),
            LearnerSettings.DEFAULT.with(SlateAlgorithm.NETWORK),
            Simulation.DEFAULT_PUBLICATION)
        .run(Duration.ofHours(3), progress -> {});
  }

  @Test
  void losesToPopularityWhenTheArmIsServedAtRandom() {
    var random =
        new Experiment(
            List.of(new Arm("learning", "random", .5), new Arm("popularity", "popularity", .5)),
            .1);

    // Enough viewers (some 530 an arm come in four hours) for the interval to exclude 1.
    var lift = lift(report(random, 4_000, 1, 4), "learning/popularity");

    assertThat(lift.value()).isLessThan(1);
    assertThat(lift.ci95()[1]).isLessThan(1);
  }

  @Test
  void findsNoDifferenceBetweenEqualArms() {
    for (var seed = 1; seed <= 3; seed++) {
      var report = report(Experiment.of(List.of("frozen", "frozen"), .1), 700, seed, 3);
      assertThat(finds(report, "frozen/frozen-2")).as("seed %d: %s", seed, report).isFalse();
    }
  }

  /** The long form: {@code -Deddy.seeds=20}. */
  @Test
  @EnabledIfSystemProperty(named = "eddy.seeds", matches = "\\d+")
  void findsNoDifferenceBetweenEqualArmsInMostOfManySeeds() {
    var seeds = Integer.getInteger("eddy.seeds");
    var found = 0;
    for (var seed = 1; seed <= seeds; seed++) {
      var report = report(Experiment.of(List.of("frozen", "frozen"), .1), 1_500, seed, 4);
      found += finds(report, "frozen/frozen-2") ? 1 : 0;
    }
    assertThat(found).isLessThanOrEqualTo(seeds * 3 / 20);
  }

  @Test
  void givesTheSameReportForTheSameSeed() {
    var experiment = Experiment.of(List.of("learning", "popularity"), .1);
    var one = report(experiment, 500, 7, 3);
    var other = report(experiment, 500, 7, 3);

    assertThat(other).usingRecursiveComparison().ignoringFields("wallSeconds").isEqualTo(one);
    assertThat(report(experiment, 500, 8, 3).events()).isNotEqualTo(one.events());
  }
}
