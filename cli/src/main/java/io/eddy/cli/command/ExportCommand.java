package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.export.Format;
import io.eddy.cli.export.LogExport;
import io.eddy.cli.export.Table;
import io.eddy.cli.report.ExportReport;
import io.eddy.cli.report.Printer;
import io.eddy.rocksdb.RocksStoreReader;
import io.eddy.storage.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The log as a table, while a service runs on it or not. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the log as a table: decisions, events, rewards or transitions.",
      "docs/export.md tells of the columns. Works beside a running service.",
      "Exit codes: 0, 1 if it can't be read or written, 2 for bad usage."
    })
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LogOptions log;

  @Parameters(paramLabel = "TABLE", description = "decisions, events, rewards or transitions.")
  private Table table;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "csv|parquet|jsonl|dsjson",
      description = "How it is written; dsjson, for Vowpal Wabbit, only decisions.")
  private Format format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the file goes; it must not exist yet.")
  private Path out;

  @Option(
      names = "--pseudonymize",
      description = "Call viewers by the log's pseudonyms instead of the platform's ids.")
  private boolean pseudonymize;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      print(export());
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (FileSystemException e) {
      var reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      return failed(
          "The file %s can't be written: %s.".formatted(e.getFile(), reason), ExitCode.SOFTWARE);
    } catch (StoreException | IOException e) {
      return failed(e.getMessage(), ExitCode.SOFTWARE);
    }
  }

  private ExportReport export() throws IOException {
    if (format == Format.DSJSON && table != Table.DECISIONS) {
      throw new ConfigException(
          "The --format (dsjson) holds decisions with their rewards, not %s. Maybe export decisions, or choose jsonl."
              .formatted(table));
    }
    var service = log.settings().service();
    var since = log.since();
    try (var store = RocksStoreReader.open(log.data())) {
      Files.createDirectories(out);
      var file = out.resolve(table + "." + format);
      var export =
          new LogExport(
              store.log(),
              service.windows(),
              service.prices(),
              service.features(),
              since,
              pseudonymize);
      var rows = export.write(table, format, file, facts -> {});
      return new ExportReport(
          table.toString(),
          format.toString(),
          file.toString(),
          rows,
          format == Format.DSJSON ? export.leftOut() : null);
    }
  }

  private void print(ExportReport report) {
    var printer = spec.commandLine().getOut();
    if (json) {
      Printer.json(report, printer);
    } else {
      printer.printf(
          Locale.ROOT, "%,d rows of %s in %s%n", report.rows(), report.table(), report.file());
      if (report.leftOut() != null && report.leftOut() > 0) {
        printer.printf(
            Locale.ROOT,
            "%,d external decisions without propensities are left out%n",
            report.leftOut());
      }
      printer.flush();
    }
  }

  private int failed(@Nullable String message, int code) {
    spec.commandLine().getErr().println("eddy export: " + message);
    return code;
  }
}
