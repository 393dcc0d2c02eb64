package io.eddy.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Data of others as events. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "DATASET",
    subcommands = ImportKuaiLiveCommand.class,
    description = "Turns a dataset into events of the contract.")
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Without a dataset: says how it is used. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
