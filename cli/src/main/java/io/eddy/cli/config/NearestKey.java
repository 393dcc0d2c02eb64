package io.eddy.cli.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/** Guesses which key was meant: the one whose name is the fewest changes of a letter away. */
public final class NearestKey {
  private NearestKey() {}

  /** The nearest of some names, at least one. */
  public static String among(String name, Set<String> known) {
    return to("", name, known);
  }

  /**
   * The nearest known key.
   *
   * @param path where the unknown one stands, empty or with a dot behind
   * @param known full paths, at least one
   */
  static String to(String path, String key, Set<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(k -> distance(key, name(k)))
                .thenComparing(k -> !k.equals(path + name(k)))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Changes of a letter (Levenshtein), whatever the case; the beginning of a name counts as one. */
  private static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    if (!a.equals(b) && (b.startsWith(a) || a.startsWith(b))) {
      return 1;
    }
    var row = new int[b.length() + 1];
    for (var j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j < row.length; j++) {
        var changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
