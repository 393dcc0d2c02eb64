package io.eddy.recommender.decision;

import java.util.Optional;

/**
 * Names a decision by where it stands in the log, so that finding it needs no index:
 * {@code d<partition>-<offset>-<tag>}, offset and tag in base 36. The tag keeps ids from being
 * guessed.
 */
public record DecisionId(int partition, long offset, String tag) {
  /** The id as text. */
  public String text() {
    return "d" + partition + "-" + Long.toString(offset, 36) + "-" + tag;
  }

  /** Parses an id; empty where the text is none of ours. */
  public static Optional<DecisionId> parse(String text) {
    var parts = text.split("-", -1);
    if (parts.length != 3 || !parts[0].startsWith("d") || parts[2].isEmpty()) {
      return Optional.empty();
    }
    try {
      var id =
          new DecisionId(
              Integer.parseInt(parts[0].substring(1)), Long.parseLong(parts[1], 36), parts[2]);
      return id.text().equals(text) && id.offset >= 0 ? Optional.of(id) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
