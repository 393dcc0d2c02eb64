package io.eddy.cli.command;

import io.eddy.cli.report.Printer;
import io.eddy.cli.report.SimulationReport;
import io.eddy.cli.wiring.Simulation;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.scenario.Scenario;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares policies in a simulated world, in lockstep: the same seed gives the same run. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Compares policies in a simulated world, in memory, as fast as it goes.")
public final class SimulateCommand implements Callable<Integer> {
  private static final double EVALUATION_SHARE = .1;
  private static final int MINUTES = 60;

  @Spec private CommandSpec spec;
  @Mixin private ArmOptions arms;

  @Option(names = "--hours", description = "Simulated hours (default: ${DEFAULT-VALUE}).")
  private double hours = 12;

  @Option(names = "--viewers", description = "Viewers (default: ${DEFAULT-VALUE}).")
  private int viewers = Scenario.DEFAULT_VIEWERS;

  @Option(names = "--seed", description = "Seed of the world (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--discount-half-life",
      paramLabel = "MINUTES",
      description = "Minutes after which a reward counts half; 0 for none but the present.")
  private double halfLife;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    var report = run();
    var out = spec.commandLine().getOut();
    if (json) {
      Printer.json(report, out);
    } else {
      out.printf(
          Locale.ROOT,
          "%d decisions, %d events, %d versions in %.0f simulated hours (%.1f s)%n",
          report.decisions(),
          report.events(),
          report.policyVersions(),
          report.hours(),
          report.wallSeconds());
      Printer.arms(report.arms(), report.lift(), out);
      report
          .shareOfOracle()
          .forEach(
              (arm, share) -> out.printf(Locale.ROOT, "%-22s %.3f of the oracle%n", arm, share));
      out.flush();
    }
    return 0;
  }

  private SimulationReport run() {
    var discount =
        halfLife > 0
            ? new Discount(Duration.ofSeconds(Math.round(halfLife * MINUTES)), Duration.ofDays(1))
            : Discount.MYOPIC;
    var learner =
        new LearnerSettings(arms.algorithm(), discount, false, ExperienceSettings.DEFAULT_MEMORY);
    var settings = ServiceSettings.DEFAULT.with(arms.experiment(EVALUATION_SHARE));
    return new Simulation(
            Scenario.of(viewers, seed), settings, learner, Simulation.DEFAULT_PUBLICATION)
        .run(Duration.ofSeconds(Math.round(hours * MINUTES * MINUTES)), progress -> {});
  }
}
