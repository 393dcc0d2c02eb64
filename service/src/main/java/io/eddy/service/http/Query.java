package io.eddy.service.http;

import io.eddy.recommender.event.InvalidEventException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters behind a URL's question mark; those that nobody asks for are not even decoded.
 *
 * @param raw as it was sent, without the question mark
 */
record Query(String raw) {
  static final Query NONE = new Query("");

  /** The first value of this name, decoded; null if there is none. */
  @Nullable String text(String name) {
    for (int from = 0, to; from < raw.length(); from = to + 1) {
      to = raw.indexOf('&', from);
      to = to < 0 ? raw.length() : to;
      var nameEnd = from + name.length();
      if (raw.startsWith(name, from) && (nameEnd == to || raw.startsWith("=", nameEnd))) {
        return nameEnd >= to ? "" : PercentDecoded.ofQuery(raw.substring(nameEnd + 1, to));
      }
    }
    return null;
  }

  /** A whole number within the bounds (inclusive). */
  int whole(String name, int least, int most, int otherwise) {
    var text = text(name);
    if (text == null) {
      return otherwise;
    }
    var remedy = "Send a whole number from %d to %d.".formatted(least, most);
    if (!text.matches("-?[0-9]+")) {
      throw new InvalidEventException("invalid_type", name, text, remedy);
    }
    if (text.length() > 9 || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw new InvalidEventException("out_of_range", name, text, remedy);
    }
    return Integer.parseInt(text);
  }
}
