package io.eddy.recommender.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounds of free texts on the wire. */
final class Texts {
  private static final int MAX_URL = 2_048;

  private Texts() {}

  static @Nullable String within(String field, @Nullable String text) {
    return bounded(field, text, RoomEvent.MAX_TEXT);
  }

  static @Nullable String url(String field, @Nullable String text) {
    return bounded(field, text, MAX_URL);
  }

  static List<String> tags(List<String> tags) {
    if (tags.size() > RoomEvent.MAX_TAGS) {
      throw new InvalidEventException(
          "too_many", "tags", Integer.toString(tags.size()), "Send at most 32 tags.");
    }
    tags.forEach(tag -> within("tags", tag));
    return List.copyOf(tags);
  }

  private static @Nullable String bounded(String field, @Nullable String text, int most) {
    if (text != null && text.codePointCount(0, text.length()) > most) {
      throw new InvalidEventException(
          "too_long",
          field,
          text.substring(0, 40) + "…",
          "Send at most %d characters.".formatted(most));
    }
    return text;
  }
}
