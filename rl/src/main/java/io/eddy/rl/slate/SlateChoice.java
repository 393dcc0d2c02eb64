package io.eddy.rl.slate;

import java.util.Arrays;

/**
 * One answer to a slate: what was examined and what was chosen of it. Compares by content; not a
 * record, since it holds arrays.
 */
public final class SlateChoice {

  private final float[] state;
  private final float[] items;
  private final int[] positions;
  private final int chosen;
  private final double weight;

  /**
   * An answer; the arrays are owned by it from here on.
   *
   * @param state state features
   * @param items one row of features per examined item, row-major
   * @param positions the position at which each examined item stood
   * @param chosen row of the chosen item, or −1 if none was chosen
   * @param weight what this answer counts; 2^((t − t₀)/half-life) to forget
   */
  public SlateChoice(float[] state, float[] items, int[] positions, int chosen, double weight) {
    var rows = positions.length;
    if (chosen < -1 || chosen >= rows) {
      throw new IllegalArgumentException(
          "The chosen row (%d) must be one of the %d examined rows or -1.".formatted(chosen, rows));
    }
    for (var position : positions) {
      if (position < 0) {
        throw new IllegalArgumentException("Position %d is negative.".formatted(position));
      }
    }
    if (weight <= 0 || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "The weight (%s) must be positive and finite.".formatted(weight));
    }
    requireFinite("the state", state);
    requireFinite("the items", items);
    this.state = state;
    this.items = items;
    this.positions = positions;
    this.chosen = chosen;
    this.weight = weight;
  }

  static void requireFinite(String name, float[] features) {
    for (var i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            "Feature %d of %s is %s, not finite.".formatted(i, name, features[i]));
      }
    }
  }

  /** State features; to be read only. */
  public float[] state() {
    return state;
  }

  /** Features of the examined items, row-major; to be read only. */
  public float[] items() {
    return items;
  }

  /** Position of each examined item; to be read only. */
  public int[] positions() {
    return positions;
  }

  /** Row of the chosen item, or −1. */
  public int chosen() {
    return chosen;
  }

  /** What this answer counts. */
  public double weight() {
    return weight;
  }

  /** Number of examined items. */
  public int count() {
    return positions.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlateChoice that
        && chosen == that.chosen
        && Double.compare(weight, that.weight) == 0
        && Arrays.equals(state, that.state)
        && Arrays.equals(items, that.items)
        && Arrays.equals(positions, that.positions);
  }

  @Override
  public int hashCode() {
    var hash = 31 * Arrays.hashCode(state) + Arrays.hashCode(items);
    return 31 * (31 * hash + Arrays.hashCode(positions)) + 31 * chosen + Double.hashCode(weight);
  }
}
