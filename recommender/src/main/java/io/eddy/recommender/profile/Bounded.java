package io.eddy.recommender.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lists that stay within a bound: what was touched last stands first, the last one falls out. */
final class Bounded {
  private Bounded() {}

  /** The list with an entry first, instead of the one that it replaces, cut to a length. */
  static <T> List<T> first(List<T> entries, T entry, Predicate<T> replaced, int most) {
    var next = new ArrayList<T>(Math.min(entries.size() + 1, most));
    next.add(entry);
    for (var known : entries) {
      if (next.size() < most && !replaced.test(known)) {
        next.add(known);
      }
    }
    return List.copyOf(next);
  }
}
