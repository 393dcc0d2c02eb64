package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.LogEvaluationReport;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.StoredPolicies;
import io.eddy.cli.wiring.WarmStart;
import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.rocksdb.RocksStoreReader;
import io.eddy.storage.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Off-policy evaluation on the platform's own log. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "Estimates what a policy would have earned on the decisions of the evaluation share in"
          + " Eddy's",
      "own log, while a service runs on it or not.",
      "Exit codes: 0, also if the estimate is refused; 1 if the log can't be read, 2 for bad usage."
    })
public final class EvaluateLogCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LogOptions log;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "VERSION|popularity|repeat|category-popularity|random|FILE",
      description = "The policy to be evaluated; FILE is one that eddy train log has written.")
  private String policy;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      var report = evaluate();
      var out = spec.commandLine().getOut();
      if (json) {
        Printer.json(report, out);
      } else {
        Printer.logEvaluation(report, out);
      }
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (StoreException e) {
      return failed(e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private LogEvaluationReport evaluate() {
    var settings = log.settings();
    var service = settings.service();
    var since = log.since();
    try (var store = RocksStoreReader.open(log.data())) {
      var policies = new StoredPolicies(store.policies(), service.features());
      var file = Path.of(policy);
      var target =
          Files.isRegularFile(file)
              ? policies.offline(WarmStart.read("--policy", file, settings))
              : policies.named(policy);
      var evaluation =
          new LogEvaluation(
              store.log(),
              service.windows(),
              service.prices(),
              service.features(),
              service.exploration(),
              since);
      return LogEvaluationReport.of(
          target.ref().name(), target.ref().version(), evaluation.of(target, facts -> {}));
    }
  }

  private int failed(@Nullable String message, int code) {
    spec.commandLine().getErr().println("eddy evaluate log: " + message);
    return code;
  }
}
