package io.eddy.protocol.request;

import io.eddy.protocol.JsonFields;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Refusal;
import io.eddy.protocol.StrictJson;
import io.eddy.recommender.event.InvalidEventException;
import java.util.function.Function;

/** Turns a body of one object into a value. */
final class Bodies {
  private Bodies() {}

  /** The value that the builder makes of the fields, or the rule that they break. */
  static <T> Parsed<T> read(byte[] body, Function<JsonFields, T> builder) {
    return switch (StrictJson.object(body)) {
      case Parsed.Refused<JsonFields>(var refusal) -> new Parsed.Refused<>(refusal);
      case Parsed.Valid<JsonFields>(var fields) -> {
        try {
          yield new Parsed.Valid<>(builder.apply(fields));
        } catch (InvalidEventException e) {
          yield new Parsed.Refused<>(Refusal.of(e));
        }
      }
    };
  }
}
