package io.eddy.cli.importing;

import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A row of a table, read by the names of its columns. */
record Row(CSVRecord values) {
  /** The row's number, from 1. */
  long number() {
    return values.getRecordNumber();
  }

  /** An id, which must be there. */
  String id(String column) {
    var value = optional(column);
    if (value == null) {
      throw new SenselessRowException("%s is missing".formatted(column));
    }
    return value;
  }

  @Nullable String optional(String column) {
    var value = values.isSet(column) ? values.get(column).strip() : "";
    return value.isEmpty() ? null : value;
  }

  /** A moment, epoch milliseconds. */
  long time(String column) {
    var time = whole(column);
    if (time <= 0) {
      throw new SenselessRowException("%s is no time".formatted(column));
    }
    return time;
  }

  /** A whole number, also one that was written with a fraction of zero. */
  long whole(String column) {
    var text = id(column);
    try {
      var value = Double.parseDouble(text);
      if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
        throw new SenselessRowException("%s is no whole number".formatted(column));
      }
      return (long) value;
    } catch (NumberFormatException e) {
      throw new SenselessRowException("%s is no number".formatted(column));
    }
  }
}
