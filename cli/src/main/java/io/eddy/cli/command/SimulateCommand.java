package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.Network;
import io.eddy.cli.config.Settings;
import io.eddy.cli.report.Printer;
import io.eddy.cli.report.SimulationReport;
import io.eddy.cli.wiring.Simulation;
import io.eddy.cli.wiring.WarmStart;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.Store;
import io.eddy.storage.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares policies in a simulated world, in lockstep: the same seed gives the same run. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Compares policies in a simulated world as fast as it goes.",
      "Exit codes: 0; 1 if the log can't be kept, 2 for bad usage."
    })
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "A new directory to keep log and policies in, for evaluate log, train log and export"
              + " (default: in memory).")
  private @Nullable Path data;

  @Option(
      names = "--start",
      paramLabel = "POLICY",
      description = "A policy that eddy train log has written; the learner goes on from it.")
  private @Nullable Path start;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      print(run());
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (StoreException e) {
      return failed(e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private int failed(@Nullable String message, int code) {
    spec.commandLine().getErr().println("eddy simulate: " + message);
    return code;
  }

  private void print(SimulationReport report) {
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
  }

  private SimulationReport run() {
    var discount =
        halfLife > 0
            ? new Discount(Duration.ofSeconds(Math.round(halfLife * MINUTES)), Duration.ofDays(1))
            : Discount.MYOPIC;
    var learner =
        new LearnerSettings(arms.algorithm(), discount, false, ExperienceSettings.DEFAULT_MEMORY);
    var settings = ServiceSettings.DEFAULT.with(arms.experiment(EVALUATION_SHARE));
    var simulation =
        new Simulation(
            Scenario.of(viewers, seed), settings, learner, Simulation.DEFAULT_PUBLICATION);
    var all = new Settings(Network.DEFAULT, settings, learner);
    var from = start == null ? null : WarmStart.read("--start", start, all);
    try (var store = store()) {
      if (from != null) {
        WarmStart.from(from, store, all);
      }
      return simulation.run(
          store, Duration.ofSeconds(Math.round(hours * MINUTES * MINUTES)), progress -> {});
    }
  }

  /** Simulated times begin anew, so that a log of another run can't go on. */
  private Store store() {
    var directory = data;
    if (directory == null) {
      return new InMemoryStore();
    }
    if (Files.exists(directory)) {
      throw new ConfigException(
          "The --data %s is there already. Name a directory that is not.".formatted(directory));
    }
    return RocksStore.open(directory);
  }
}
