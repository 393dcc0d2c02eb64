package io.eddy.cli.export;

import com.jerolba.carpet.CarpetWriter;
import io.eddy.protocol.Json;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** How rows are written. Columns are the components of the record, in their order. */
public enum Format {
  /** Comma-separated, with a header; lists as JSON arrays, what is absent is empty (RFC 4180). */
  CSV {
    @Override
    <R extends Record> RowFile<R> create(Path file, Class<R> type) throws IOException {
      return new Csv<>(file, type.getRecordComponents());
    }
  },
  /** One JSON object a line. */
  JSONL {
    @Override
    <R extends Record> RowFile<R> create(Path file, Class<R> type) throws IOException {
      return new JsonLines<>(new BufferedOutputStream(Files.newOutputStream(file)));
    }
  },
  /** One JSON object a decision, as Vowpal Wabbit reads it; of decisions alone. */
  DSJSON {
    @Override
    <R extends Record> RowFile<R> create(Path file, Class<R> type) throws IOException {
      return JSONL.create(file, type);
    }
  },
  /** Apache Parquet, Zstandard. */
  PARQUET {
    @Override
    <R extends Record> RowFile<R> create(Path file, Class<R> type) throws IOException {
      var out = new BufferedOutputStream(Files.newOutputStream(file));
      return new Parquet<>(
          new CarpetWriter.Builder<>(out, type)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build());
    }
  };

  /** Begins a file. */
  abstract <R extends Record> RowFile<R> create(Path file, Class<R> type) throws IOException;

  /** Its name on the command line, and the ending of its files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private record JsonLines<R extends Record>(OutputStream out) implements RowFile<R> {
    @Override
    public void write(R row) throws IOException {
      out.write(Json.write(row));
      out.write('\n');
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private record Parquet<R extends Record>(CarpetWriter<R> out) implements RowFile<R> {
    @Override
    public void write(R row) throws IOException {
      out.write(row);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static final class Csv<R extends Record> implements RowFile<R> {
    private final RecordComponent[] columns;
    private final BufferedWriter out;
    private final CSVPrinter printer;

    Csv(Path file, RecordComponent[] columns) throws IOException {
      this.columns = columns;
      this.out = Files.newBufferedWriter(file);
      this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord(Arrays.stream(columns).map(RecordComponent::getName).toList());
    }

    @Override
    public void write(R row) throws IOException {
      var values = new ArrayList<@Nullable Object>(columns.length);
      for (var column : columns) {
        values.add(value(row, column));
      }
      printer.printRecord(values);
    }

    private static @Nullable Object value(Record row, RecordComponent column) {
      try {
        var value = column.getAccessor().invoke(row);
        return value instanceof List<?> list ? list.toString() : value;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A component of a public record can be read.", e);
      }
    }

    @Override
    public void close() throws IOException {
      printer.close(true);
    }
  }
}
