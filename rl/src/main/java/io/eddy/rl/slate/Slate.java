package io.eddy.rl.slate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * An action that shows several candidates at once, position 0 first. A single action is a slate of
 * one.
 *
 * @param indices distinct indices into the {@link Candidates}, in order
 */
public record Slate(List<Integer> indices) {

  /** Checks that no candidate is shown twice. */
  public Slate {
    indices = List.copyOf(indices);
    if (new HashSet<>(indices).size() < indices.size()) {
      throw new IllegalArgumentException("A candidate is shown twice in %s.".formatted(indices));
    }
  }

  /** The slate of these candidates, in this order. */
  public static Slate of(int... indices) {
    return new Slate(Arrays.stream(indices).boxed().toList());
  }

  /** Number of positions. */
  public int size() {
    return indices.size();
  }

  /** The candidate at a position. */
  public int at(int position) {
    return indices.get(position);
  }

  /** The indices as an array of their own. */
  public int[] toArray() {
    return indices.stream().mapToInt(Integer::intValue).toArray();
  }
}
