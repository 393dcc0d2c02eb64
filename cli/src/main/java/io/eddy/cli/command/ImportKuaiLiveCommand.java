package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.importing.KuaiLiveImport;
import io.eddy.cli.report.ImportReport;
import io.eddy.cli.report.Printer;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** KuaiLive's tables as events. */
@Command(
    name = "kuailive",
    mixinStandardHelpOptions = true,
    description = {
      "Turns KuaiLive's CSV files (room, click, comment, like, gift, negative) into JSON lines of",
      "events, sorted by time. Rows that make no sense are counted, and listed beside the events.",
      "Exit codes: 0, 1 if a file can't be read or written, 2 for bad usage."
    })
public final class ImportKuaiLiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Directory of the CSV files.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the events go; it must not exist yet.")
  private Path out;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      var rejects = out.resolveSibling(out.getFileName() + ".rejected");
      var result = new KuaiLiveImport(folder).write(out, rejects);
      print(
          new ImportReport(
              result.events(),
              out.toString(),
              result.rows(),
              result.senseless(),
              result.senseless().isEmpty() ? null : rejects.toString()));
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (FileSystemException e) {
      return failed(
          "The file %s can't be used: %s.".formatted(e.getFile(), e.getReason()),
          ExitCode.SOFTWARE);
    } catch (IOException e) {
      return failed(e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private void print(ImportReport report) {
    var printer = spec.commandLine().getOut();
    if (json) {
      Printer.json(report, printer);
      return;
    }
    report
        .rows()
        .forEach((table, n) -> printer.printf(Locale.ROOT, "%,12d rows of %s%n", n, table));
    report
        .senseless()
        .forEach((reason, n) -> printer.printf(Locale.ROOT, "%,12d senseless: %s%n", n, reason));
    printer.printf(Locale.ROOT, "%,12d events in %s%n", report.events(), report.file());
    printer.flush();
  }

  private int failed(@Nullable String message, int code) {
    spec.commandLine().getErr().println("eddy import kuailive: " + message);
    return code;
  }
}
