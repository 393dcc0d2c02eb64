package io.eddy.cli.command;

import io.eddy.cli.report.DemoReport;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.Demo;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.platform.Progress;
import io.eddy.simulator.scenario.Scenario;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The service and a simulated platform: a policy learns before one's eyes. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs the service with a simulated platform and compares policies.")
public final class DemoCommand implements Callable<Integer> {
  private static final double EVALUATION_SHARE = .1;

  /**
   * Enough for an evening of about 90,000 decisions: 12,000 viewers × 17 slates a day × the 44 % of them
   * that fall between 18 and 24 h.
   */
  private static final int VIEWERS = 12_000;

  /** An evening in three minutes. The night is left out: with few rooms on air there is little to learn. */
  private static final double SPEED = 120;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

  @Spec private CommandSpec spec;
  @Mixin private ArmOptions arms;

  @Option(names = "--seconds", description = "Wall time (default: ${DEFAULT-VALUE}).")
  private int seconds = 180;

  @Option(names = "--viewers", description = "Viewers (default: ${DEFAULT-VALUE}).")
  private int viewers = VIEWERS;

  @Option(names = "--port", description = "Port; 0 for any (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(names = "--seed", description = "Seed of the world (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--speed",
      description = "Simulated seconds per second (default: ${DEFAULT-VALUE}).")
  private double speed = SPEED;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    var scenario = Scenario.of(viewers, seed).atSpeed(speed);
    var settings = ServiceSettings.DEFAULT.with(arms.experiment(EVALUATION_SHARE));
    var demo =
        new Demo(
            scenario,
            settings,
            LearnerSettings.DEFAULT.with(arms.algorithm()),
            Duration.ofSeconds(seconds),
            port);
    var line = new ProgressLine(err, scenario);
    var report = demo.run(address -> greet(json ? err : out, address), line::show);
    line.end();
    if (json) {
      Printer.json(report, out);
    } else {
      print(report, out);
    }
    return 0;
  }

  private static void greet(PrintWriter to, URI address) {
    to.printf("Eddy is learning. Watch it at %s%n", address);
    to.flush();
  }

  private static void print(DemoReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%,d decisions and %,d events in %.0f s; %d policy versions%n%n",
        report.decisions(),
        report.events(),
        report.seconds(),
        report.policyVersions());
    Printer.demo(report, out);
  }

  /** One line on standard error that says how far the run is. */
  private static final class ProgressLine {
    private final PrintWriter err;
    private final Scenario scenario;
    private final boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    private long shown;

    ProgressLine(PrintWriter err, Scenario scenario) {
      this.err = err;
      this.scenario = scenario;
    }

    void show(Progress progress) {
      var often = terminal ? 1 : 15;
      if (shown++ % often != 0) {
        return;
      }
      var time = scenario.start().plus(progress.simulated()).atOffset(ZoneOffset.UTC);
      err.printf(
          Locale.ROOT,
          "%s%s  %,d decisions  %,d events  %d errors%s",
          terminal ? "\r" : "",
          CLOCK.format(time),
          progress.decisions(),
          progress.events(),
          progress.errors(),
          terminal ? "   " : System.lineSeparator());
      err.flush();
    }

    void end() {
      if (terminal) {
        err.println();
        err.flush();
      }
    }
  }
}
