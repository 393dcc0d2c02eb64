package io.eddy.recommender.event;

import org.jspecify.annotations.Nullable;

/** The rules for ids and amounts on the wire: strings of 1–128 code points, no control characters. */
public final class Ids {
  /** The most code points that an id may have. */
  public static final int MAX_CODE_POINTS = 128;

  private Ids() {}

  /** Returns the id if it is valid, else throws {@link InvalidEventException} naming the field. */
  public static String require(String field, @Nullable String id) {
    if (id == null) {
      throw new InvalidEventException(
          "missing_field", field, null, "Send a string of 1 to 128 characters.");
    }
    if (id.isEmpty() || id.codePointCount(0, id.length()) > MAX_CODE_POINTS) {
      throw new InvalidEventException(
          "invalid_id", field, shortened(id), "Send a string of 1 to 128 characters.");
    }
    for (var i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        throw new InvalidEventException(
            "invalid_id", field, shortened(id), "Remove the control characters.");
      }
    }
    return id;
  }

  /** Like {@link #require}, for an id that may be absent. */
  public static @Nullable String optional(String field, @Nullable String id) {
    return id == null ? null : require(field, id);
  }

  /** Returns the amount if it lies within the bounds (inclusive), else throws. */
  public static long within(String field, long amount, long least, long most) {
    if (amount < least || amount > most) {
      throw new InvalidEventException(
          "out_of_range",
          field,
          Long.toString(amount),
          "Send a number from %d to %d.".formatted(least, most));
    }
    return amount;
  }

  /** Returns the amount if it is finite and within the bounds (inclusive), else throws. */
  public static double within(String field, double amount, double least, double most) {
    if (!(amount >= least && amount <= most)) {
      throw new InvalidEventException(
          "out_of_range",
          field,
          Double.toString(amount),
          "Send a number from %s to %s.".formatted(least, most));
    }
    return amount;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
