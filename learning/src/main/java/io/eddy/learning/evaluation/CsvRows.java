package io.eddy.learning.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A file of comma-separated values with a header, read row by row. */
final class CsvRows {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setAllowMissingColumnNames(true)
          .get();

  private CsvRows() {}

  /**
   * Hands over each row.
   *
   * @throws IllegalArgumentException if the file or a column is missing
   */
  static void forEach(Path file, List<String> columns, Consumer<CSVRecord> row) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no file %s. Maybe the directory is another one.".formatted(file));
    }
    try (var reader = Files.newBufferedReader(file);
        var parser = FORMAT.parse(reader)) {
      for (var column : columns) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new IllegalArgumentException(
              "The file %s has no column %s. Its columns must be %s."
                  .formatted(file, column, String.join(", ", columns)));
        }
      }
      parser.forEach(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number in a row; the error names file, line, column and value. */
  static double number(Path file, CSVRecord row, String column) {
    try {
      return Double.parseDouble(row.get(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The %s (%s) of row %d in %s must be a number."
              .formatted(column, row.get(column), row.getRecordNumber(), file),
          e);
    }
  }

  /** A whole number below a bound. */
  static int index(Path file, CSVRecord row, String column, int bound) {
    var value = number(file, row, column);
    if (!(value >= 0 && value < bound) || value != Math.rint(value)) {
      throw new IllegalArgumentException(
          "The %s (%s) of row %d in %s must be a whole number from 0 to %d."
              .formatted(column, row.get(column), row.getRecordNumber(), file, bound - 1));
    }
    return (int) value;
  }
}
