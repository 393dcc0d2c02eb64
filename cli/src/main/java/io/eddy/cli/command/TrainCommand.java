package io.eddy.cli.command;

import io.eddy.cli.config.AlgorithmFile;
import io.eddy.cli.config.ConfigException;
import io.eddy.cli.report.Printer;
import io.eddy.cli.report.ReturnChart;
import io.eddy.cli.report.TrainReport;
import io.eddy.cli.wiring.Algorithms;
import io.eddy.cli.wiring.CheckpointFiles;
import io.eddy.cli.wiring.Environments;
import io.eddy.cli.wiring.Plugins;
import io.eddy.cli.wiring.TrainingFolder;
import io.eddy.cli.wiring.TrainingRun;
import io.eddy.rl.training.Checkpoints;
import io.eddy.rl.training.Limit;
import io.eddy.rl.training.TrainingConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains algorithms in an environment and compares what they come to. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    subcommands = TrainLogCommand.class,
    description = {
      "Trains algorithms in an environment, with as many seeds as asked for, and measures their"
          + " policies on episodes that nobody learned from.",
      "Exit codes: 0, 1 if training or writing failed, 2 for bad usage."
    })
public final class TrainCommand implements Callable<Integer> {
  private static final int MOST_SEEDS = 10_000;
  private static final int LINE_POINTS = 60;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      description = "cartpole, cartpole-v0, frozen-lake, cliff-walking, taxi, or one of a plugin.")
  private @Nullable String environment;

  @Option(
      names = "--algorithm",
      split = ",",
      paramLabel = "NAME",
      description =
          "q-learning, sarsa, expected-sarsa, double-q-learning, n-step-sarsa, dyna-q (tables);"
              + " online-q-network, dqn-without-replay, dqn, double-dqn, dueling-dqn, rainbow-lite,"
              + " dqn-cleanrl, reinforce, actor-critic, a2c, ppo, ppo-cleanrl (networks); or one of"
              + " a plugin (default: one that solves the environment).")
  private List<String> algorithms = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Steps of training, all of them (default: enough for the environment).")
  private @Nullable Long steps;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Episodes of training, instead of steps.")
  private @Nullable Long episodes;

  @Option(
      names = "--seeds",
      paramLabel = "K",
      converter = WholeNumber.class,
      description = "How many seeds, S to S+K-1, each a run of its own (default: 1).")
  private Long seeds = 1L;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings over those of the algorithm.")
  private @Nullable Path config;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for curves (PNG, CSV, TensorBoard), policies (own format, ONNX) and checkpoints.")
  private @Nullable Path folder;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Goes on from a checkpoint that --out has left (ALGORITHM/seed-S/checkpoint), with the"
              + " options of its training and perhaps more --steps or --episodes.")
  private @Nullable Path resumed;

  @Option(
      names = "--plugin",
      split = ",",
      paramLabel = "JAR",
      description = "Jars with environments and algorithms of your own.")
  private List<Path> plugins = List.of();

  @Option(names = "--verbose", description = "Tell every episode and its reward.")
  private boolean verbose;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    try {
      train(runs());
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e, ExitCode.USAGE);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return failed(e, ExitCode.SOFTWARE);
    }
  }

  /** All that can be wrong with the usage is found before anything is trained. */
  private List<TrainingRun> runs() {
    if (environment == null) {
      throw new ConfigException(
          "There is no ENVIRONMENT to train in. Name one such as cartpole, or log to learn from a"
              + " log.");
    }
    if (steps != null && episodes != null) {
      throw new ConfigException(
          "--steps (%d) and --episodes (%d) exclude each other. Leave one out."
              .formatted(steps, episodes));
    }
    if (seeds > MOST_SEEDS) {
      throw new ConfigException(
          "The --seeds (%d) must be at most %d. Run more of them with another --seed."
              .formatted(seeds, MOST_SEEDS));
    }
    var loader = Plugins.of(plugins);
    var known = new Environments(loader).named(environment);
    var named = algorithms.isEmpty() ? List.of(known.algorithm()) : algorithms;
    if (config != null && named.size() > 1) {
      throw new ConfigException(
          "The --config %s is for one algorithm, and --algorithm names %d. Name one."
              .formatted(config, named.size()));
    }
    if (resumed != null) {
      checkResumed(resumed, named.size());
    }
    var limit = limit(known.limit());
    var own = config == null ? null : AlgorithmFile.of(config);
    var all = new Algorithms(loader);
    return named.stream()
        .map(
            name ->
                new TrainingRun(
                    all.named(name, known, limit, own),
                    TrainingConfig.of(limit),
                    seed,
                    Math.toIntExact(seeds)))
        .toList();
  }

  private void checkResumed(Path file, int named) {
    if (named > 1 || seeds > 1) {
      throw new ConfigException(
          "The --resume %s is of one seed of one algorithm. Name that --algorithm and --seed alone."
              .formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new ConfigException(
          "The --resume %s can't be read. Name a checkpoint that --out has left.".formatted(file));
    }
  }

  private Limit limit(Limit normal) {
    if (steps != null) {
      return Limit.steps(steps);
    }
    return episodes == null ? normal : Limit.episodes(episodes);
  }

  private void train(List<TrainingRun> runs) throws IOException, InterruptedException {
    var all = new ArrayList<TrainingRun.Trained>();
    for (var run : runs) {
      try (var progress = progress(run)) {
        all.add(run.run(progress::of, checkpoints(run)));
      }
    }
    var reports = all.stream().map(TrainingRun.Trained::report).toList();
    var report = reports.size() == 1 ? reports.getFirst() : new TrainReport.Runs(reports);
    write(all, report);
    var out = spec.commandLine().getOut();
    if (json) {
      Printer.json(report, out);
    } else {
      var curves =
          all.stream().map(trained -> ReturnChart.line(trained.curve(LINE_POINTS))).toList();
      Printer.training(reports, curves, out);
    }
  }

  private Checkpoints checkpoints(TrainingRun run) {
    return new CheckpointFiles(resumed, folder, run.algorithm().name());
  }

  private void write(List<TrainingRun.Trained> all, Object report) throws IOException {
    if (folder == null) {
      return;
    }
    try {
      new TrainingFolder(folder, InstantSource.system()).write(all, report);
    } catch (IOException e) {
      throw new IOException(
          "The --out %s can't be written (%s). Name a folder that can be.".formatted(folder, e), e);
    }
  }

  /** With --json standard output holds the report alone. */
  private TrainingProgress progress(TrainingRun run) {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter episodesTo = json ? err : spec.commandLine().getOut();
    return new TrainingProgress(
        run.algorithm().name(),
        run.config().limit(),
        run.seeds(),
        Ansi.AUTO.enabled() && !verbose ? err : null,
        verbose ? episodesTo : null);
  }

  private int failed(Exception e, int code) {
    spec.commandLine().getErr().println("eddy train: " + e.getMessage());
    return code;
  }
}
