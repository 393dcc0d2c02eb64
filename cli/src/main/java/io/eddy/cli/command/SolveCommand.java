package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.Environments;
import io.eddy.cli.wiring.Plugins;
import io.eddy.cli.wiring.Solving;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The best that can be done in a finite environment, exactly. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the best policy of a finite environment and its exact values, without learning.",
      "Exit codes: 0, 1 if it has no solution, 2 for bad usage."
    })
public final class SolveCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 100_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ENVIRONMENT",
      description = "frozen-lake, cliff-walking, taxi, or one of a plugin.")
  private String environment;

  @Option(
      names = "--map",
      paramLabel = "4x4|8x8",
      description = "Map of the frozen lake (default: 4x4).")
  private @Nullable String map;

  @Option(
      names = "--slippery",
      arity = "1",
      paramLabel = "true|false",
      description = "Whether ice or cliff are slippery (default: true for frozen-lake only).")
  private @Nullable Boolean slippery;

  @Option(
      names = "--discount",
      paramLabel = "G",
      description = "What a reward one step later counts, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double discount = 1;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "The best within N steps, by a policy that looks at the clock.")
  private @Nullable Long horizon;

  @Option(
      names = "--plugin",
      split = ",",
      paramLabel = "JAR",
      description = "Jars with environments of your own.")
  private List<Path> plugins = List.of();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      var out = spec.commandLine().getOut();
      var report = solving().solve();
      if (json) {
        Printer.json(report, out);
      } else {
        Printer.solution(report, out);
      }
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e, ExitCode.USAGE);
    } catch (ArithmeticException e) {
      return failed(e, ExitCode.SOFTWARE);
    }
  }

  private Solving solving() {
    if (!(discount >= 0 && discount <= 1)) {
      throw new ConfigException(
          "The --discount (%s) must be 0 to 1. Leave it out for 1.".formatted(discount));
    }
    if (map != null && !Solving.MAPS.containsKey(map)) {
      throw new ConfigException(
          "The --map (%s) is none of %s. Leave it out for 4x4."
              .formatted(map, String.join(", ", new TreeSet<>(Solving.MAPS.keySet()))));
    }
    if (horizon != null && horizon > MOST_STEPS) {
      throw new ConfigException(
          "The --horizon (%d) must be at most %d. Leave it out for no end."
              .formatted(horizon, MOST_STEPS));
    }
    return new Solving(
        new Environments(Plugins.of(plugins)).named(environment),
        map,
        slippery,
        discount,
        horizon == null ? null : Math.toIntExact(horizon));
  }

  private int failed(RuntimeException e, int code) {
    spec.commandLine().getErr().println("eddy solve: " + e.getMessage());
    return code;
  }
}
