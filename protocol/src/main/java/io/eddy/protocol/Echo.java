package io.eddy.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an answer repeats of a refused value: short, and always encodable. */
final class Echo {
  private static final int MAX_LENGTH = 41;

  private Echo() {}

  /** At most 40 characters and an ellipsis; halves of surrogate pairs become U+FFFD. */
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var echo = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
    for (var i = 0; i < text.length(); ) {
      if (echo.length() >= MAX_LENGTH - 1 && i < text.length() - 1) {
        return echo.append('…').toString();
      }
      var codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      echo.appendCodePoint(isSurrogate(codePoint) ? 0xFFFD : codePoint);
    }
    return echo.toString();
  }

  /** A scalar as text; of an object or an array only that it is one. */
  static @Nullable String of(JsonNode node) {
    if (node.isObject()) {
      return "{…}";
    }
    return node.isArray() ? "[…]" : of(node.asString());
  }

  /** Whether the text holds half of a surrogate pair, which no UTF-8 can carry. */
  static boolean isBroken(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        var codePoint = text.codePointAt(i);
        if (isSurrogate(codePoint)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
