package io.eddy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command: it names the commands and exits with 0, 1 (failed) or 2 (bad usage). */
@Command(
    name = "eddy",
    mixinStandardHelpOptions = true,
    versionProvider = EddyVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Recommends live streams, and learns from every reaction while they are live.")
public final class Eddy {

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new Eddy()).execute(arguments));
  }
}
