package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.OpenBanditRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Off-policy evaluation on the Open Bandit Dataset. */
@Command(
    name = "open-bandit",
    mixinStandardHelpOptions = true,
    description = {
      "Estimates on the Open Bandit Dataset what a target policy would have earned in clicks per"
          + " impression.",
      "Exit codes: 0, also if the estimate is refused; 2 for bad usage."
    })
public final class EvaluateOpenBanditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Directory of the dataset, with random/men.csv and so on.")
  private Path data;

  @Option(
      names = "--campaign",
      required = true,
      paramLabel = "men|women|all",
      description = "Whose log.")
  private String campaign;

  @Option(
      names = "--behavior",
      required = true,
      paramLabel = "random|bts",
      description = "The policy that logged.")
  private String behavior;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "uniform|bts|FILE.csv|logistic",
      description = {
        "The policy to be evaluated: every item alike; Thompson sampling, by"
            + " bts_action_dist_CAMPAIGN.csv",
        "in the directory; a file item_id,p_left,p_center,p_right; or items in proportion to what"
            + " a",
        "logistic regression expects of them."
      })
  private String target;

  @Mixin private EstimatorOptions estimators;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      var out = spec.commandLine().getOut();
      var report = run().evaluate();
      if (json) {
        Printer.json(report, out);
      } else {
        Printer.openBandit(report, out);
      }
      return ExitCode.OK;
    } catch (ConfigException e) {
      spec.commandLine().getErr().println("eddy evaluate open-bandit: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private OpenBanditRun run() {
    return new OpenBanditRun(
        data,
        OpenBanditOptions.campaign(campaign),
        OpenBanditOptions.behavior(behavior),
        target,
        estimators.clip(),
        estimators.seed());
  }
}
