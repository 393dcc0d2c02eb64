package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.OfflineReport;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.OfflineRun;
import io.eddy.cli.wiring.OpenBanditRun;
import io.eddy.learning.offline.OfflineAlgorithm;
import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns a policy from a log. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "Learns a policy from the decisions of a service, while it runs or not, or from the Open"
          + " Bandit",
      "Dataset: from the first part by time, stopping early by the last; writes it with its"
          + " provenance,",
      "and tells what it would have earned on what nothing was learned from.",
      "Exit codes: 0, also if the estimate is refused; 1 if log or file fail, 2 for bad usage."
    })
public final class TrainLogCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LogOptions log;

  @Option(
      names = "--algorithm",
      required = true,
      paramLabel = "NAME",
      description = "cql, top-k-reinforce, double-dqn, behavior-cloning or linucb.")
  private String algorithm;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "POLICY",
      description = "The file that the policy is written to; eddy serve --start begins with it.")
  private Path out;

  @Option(
      names = "--publish",
      description = {
        "Publish it in the registry of the service as the newest version, which the service serves"
            + " and its",
        "learner goes on from when it is started next; it must not run now."
      })
  private boolean publish;

  @Option(
      names = "--decisions",
      paramLabel = "N",
      description = "How many of the newest decisions count (default: ${DEFAULT-VALUE}).")
  private int decisions = 20_000;

  @Option(
      names = "--campaign",
      paramLabel = "men|women|all",
      description = "Of the Open Bandit Dataset (default: ${DEFAULT-VALUE}).")
  private String campaign = "men";

  @Option(
      names = "--behavior",
      paramLabel = "random|bts",
      description = "Whose log of the Open Bandit Dataset (default: ${DEFAULT-VALUE}).")
  private String behavior = "random";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private int passes;

  @Override
  public Integer call() {
    try {
      var report = train();
      var printed = spec.commandLine().getOut();
      if (json) {
        Printer.json(report, printed);
      } else {
        Printer.offline(report, printed);
      }
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (StoreException | ArithmeticException | IOException e) {
      return failed(e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private OfflineReport train() throws IOException {
    if (decisions < 1) {
      throw new ConfigException(
          "The --decisions (%d) must be at least 1. Leave it out for 20000.".formatted(decisions));
    }
    if (Files.isDirectory(out)) {
      throw new ConfigException("The --out %s is a directory. Name a file.".formatted(out));
    }
    var run =
        new OfflineRun(log.settings(), named(), log.since(), decisions, seed, out, this::passed);
    if (!OfflineRun.isOpenBandit(log.data())) {
      return run.log(log.data(), publish);
    }
    if (publish) {
      throw new ConfigException(
          "A policy for the Open Bandit Dataset (--data %s) can't be published: it knows no rooms. Leave --publish out."
              .formatted(log.data()));
    }
    return run.openBandit(
        new OpenBanditRun(
            log.data(),
            OpenBanditOptions.campaign(campaign),
            OpenBanditOptions.behavior(behavior),
            "uniform",
            10,
            seed));
  }

  private OfflineAlgorithm named() {
    try {
      return OfflineAlgorithm.of(algorithm);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("The --algorithm: %s".formatted(e.getMessage()), e);
    }
  }

  private void passed(double measure) {
    spec.commandLine()
        .getErr()
        .printf(Locale.ROOT, "pass %d: %.6f on later slates%n", ++passes, measure);
    spec.commandLine().getErr().flush();
  }

  private int failed(@Nullable String message, int code) {
    spec.commandLine().getErr().println("eddy train log: " + message);
    return code;
  }
}
