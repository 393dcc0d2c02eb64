package io.eddy.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a policy would have earned, from the log of another one. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "LOG",
    subcommands = {
      EvaluateLogCommand.class,
      EvaluateOpenBanditCommand.class,
      EvaluateDsjsonCommand.class
    },
    description = "Estimates from a log what another policy would have earned.")
public final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** Without a log: says how it is used. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
