package io.eddy.cli.export;

import java.io.IOException;

/** A file of rows, one record each. */
interface RowFile<R extends Record> extends AutoCloseable {
  void write(R row) throws IOException;

  @Override
  void close() throws IOException;
}
