package io.eddy.rl.slate;

import java.util.Arrays;

/**
 * Actions that are described by features: one row per candidate. Compares by content; not a record,
 * since it holds an array.
 */
public final class Candidates {

  private final int count;
  private final int width;
  private final float[] rows;

  /**
   * Candidates from their features.
   *
   * @param count number of candidates
   * @param width features per candidate
   * @param rows count × width features, row-major; owned by this object, never written again
   */
  public Candidates(int count, int width, float[] rows) {
    if (count < 0 || width < 0 || rows.length != count * width) {
      throw new IllegalArgumentException(
          "The rows (%d numbers) must be count (%d) x width (%d)."
              .formatted(rows.length, count, width));
    }
    this.count = count;
    this.width = width;
    this.rows = rows;
  }

  /** Number of candidates; they are named 0 … count − 1. */
  public int count() {
    return count;
  }

  /** Features per candidate. */
  public int width() {
    return width;
  }

  /** All features, row-major; to be read only. */
  public float[] rows() {
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Candidates that
        && count == that.count
        && width == that.width
        && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * count + width) + Arrays.hashCode(rows);
  }
}
