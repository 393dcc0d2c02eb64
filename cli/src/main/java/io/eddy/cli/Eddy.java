package io.eddy.cli;

import io.eddy.cli.command.DemoCommand;
import io.eddy.cli.command.EvaluateCommand;
import io.eddy.cli.command.ExportCommand;
import io.eddy.cli.command.ImportCommand;
import io.eddy.cli.command.ServeCommand;
import io.eddy.cli.command.SimulateCommand;
import io.eddy.cli.command.SolveCommand;
import io.eddy.cli.command.TrainCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command: it names the commands. Exit codes: 0, 1 (failed), 2 (bad usage). */
@Command(
    name = "eddy",
    mixinStandardHelpOptions = true,
    versionProvider = EddyVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      EvaluateCommand.class,
      ServeCommand.class,
      SimulateCommand.class,
      SolveCommand.class,
      TrainCommand.class,
      ExportCommand.class,
      ImportCommand.class
    },
    description = "Recommends live streams, and learns from every reaction while they are live.")
public final class Eddy implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** All commands, ready to be executed. */
  public static CommandLine commandLine() {
    return new CommandLine(new Eddy()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Without a command: says how it is used. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
