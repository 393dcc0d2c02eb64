package io.eddy.cli.importing;

import io.eddy.cli.config.ConfigException;
import io.eddy.protocol.event.EventWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;

/**
 * KuaiLive's tables as events, in the order of their times. Rows that make no sense are counted by
 * reason and listed in a file beside the events; none is dropped silently. Streams, sorting on disk.
 */
public final class KuaiLiveImport {
  private static final int IN_MEMORY = 500_000;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Path folder;
  private final Map<String, Long> rows = new TreeMap<>();
  private final Map<String, Long> senseless = new TreeMap<>();
  private long events;

  /** An import of the tables in a folder. */
  public KuaiLiveImport(Path folder) {
    this.folder = folder;
  }

  /**
   * What was read.
   *
   * @param rows by table
   * @param senseless by reason
   */
  public record Result(long events, Map<String, Long> rows, Map<String, Long> senseless) {}

  /**
   * Writes the events, and the rows that made no sense, into files that must not exist yet.
   *
   * @throws ConfigException if a table or a column of it is missing
   */
  public Result write(Path out, Path rejects) throws IOException {
    for (var file : new Path[] {out, rejects}) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(
            file.toString(), null, "it exists; choose another --out, or remove it");
      }
    }
    try (var lines = new SortedLines(IN_MEMORY);
        var rejected = Files.newBufferedWriter(rejects)) {
      for (var table : KuaiLiveTable.values()) {
        read(table, lines, rejected);
      }
      try (var writer = Files.newBufferedWriter(out)) {
        lines.writeTo(writer);
      }
    }
    if (senseless.isEmpty()) {
      Files.delete(rejects);
    }
    return new Result(events, rows, senseless);
  }

  private void read(KuaiLiveTable table, SortedLines lines, BufferedWriter rejected)
      throws IOException {
    var file = folder.resolve(table.file());
    if (Files.notExists(file)) {
      throw new ConfigException(
          "The table %s is missing. Name the directory that holds KuaiLive's CSV files."
              .formatted(file));
    }
    try (var parser = FORMAT.parse(Files.newBufferedReader(file))) {
      var missing = new TreeSet<>(table.required());
      missing.removeAll(parser.getHeaderNames());
      if (!missing.isEmpty()) {
        throw new ConfigException(
            "The table %s has no column %s; it has %s. Use the files as KuaiLive publishes them."
                .formatted(file, String.join(", ", missing), parser.getHeaderNames()));
      }
      for (var values : parser) {
        rows.merge(table.file(), 1L, Long::sum);
        var row = new Row(values);
        try {
          for (var event : table.events(row)) {
            var json = new String(EventWriter.write(event), StandardCharsets.UTF_8);
            lines.add(event.time(), KuaiLiveTable.rank(event), json);
            events++;
          }
        } catch (SenselessRowException | IllegalArgumentException e) {
          var reason = table.file() + ": " + e.getMessage();
          senseless.merge(reason, 1L, Long::sum);
          rejected.write(
              "%s line %d: %s: %s%n"
                  .formatted(
                      table.file(),
                      row.number() + 1,
                      e.getMessage(),
                      String.join(",", values.values())));
        }
      }
    }
  }
}
