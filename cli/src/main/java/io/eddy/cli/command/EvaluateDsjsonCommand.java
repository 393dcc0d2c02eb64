package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.DsjsonRun;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Off-policy evaluation on logs of Vowpal Wabbit's decision service. */
@Command(
    name = "dsjson",
    mixinStandardHelpOptions = true,
    description = {
      "Estimates on a log of contextual bandits, or conditional ones, in Vowpal Wabbit's dsjson"
          + " what a target",
      "policy would have earned per decision; a reward is a cost with the sign turned.",
      "Exit codes: 0, also if the estimate is refused; 1 if a file can't be read, 2 for bad usage."
    })
public final class EvaluateDsjsonCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "The log, one JSON object a line.")
  private Path data;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "uniform|baseline|PREDICTIONS",
      description = {
        "The policy to be evaluated: every action alike; the first of _multi; or a file that vw"
            + " -p has",
        "written for the same lines, with --cb_explore_adf or --ccb_explore_adf."
      })
  private String target;

  @Mixin private EstimatorOptions estimators;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      var report = run().evaluate();
      var out = spec.commandLine().getOut();
      if (json) {
        Printer.json(report, out);
      } else {
        Printer.dsjson(report, out);
      }
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (UncheckedIOException e) {
      return failed("A file can't be read: " + e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private DsjsonRun run() {
    return new DsjsonRun(data, target, estimators.clip(), estimators.seed());
  }

  private int failed(@Nullable String message, int code) {
    spec.commandLine().getErr().println("eddy evaluate dsjson: " + message);
    return code;
  }
}
