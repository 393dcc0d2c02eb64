package io.eddy.recommender.feature;

/**
 * The candidates of one request as numbers.
 *
 * <p>Shapes: {@code state} [m], {@code rows} [count × width] row-major. All in half precision, held
 * in floats. A policy fills the derived columns; after that nothing changes any more.
 *
 * <p>Not a record: it is a working area of one request.
 */
public final class FeatureRows {
  private final float[] state;
  private final float[] rows;
  private final int count;
  private final int width;

  /** Rows over arrays that belong to them from here on. */
  public FeatureRows(float[] state, float[] rows, int count, int width) {
    this.state = state;
    this.rows = rows;
    this.count = count;
    this.width = width;
  }

  /** State features. */
  public float[] state() {
    return state;
  }

  /** Item features, row-major. */
  public float[] rows() {
    return rows;
  }

  /** How many candidates there are. */
  public int count() {
    return count;
  }

  /** Columns of a row. */
  public int width() {
    return width;
  }

  /** One number. */
  public float at(int row, int column) {
    return rows[row * width + column];
  }

  /** State features as half-precision bits. */
  public short[] halfState() {
    return halves(state, 0, new short[state.length], 0, state.length);
  }

  /** Chosen rows as half-precision bits, row-major. */
  public short[] halfRows(int[] chosen) {
    var halves = new short[chosen.length * width];
    for (var i = 0; i < chosen.length; i++) {
      halves(rows, chosen[i] * width, halves, i * width, width);
    }
    return halves;
  }

  private static short[] halves(float[] from, int at, short[] into, int to, int length) {
    for (var i = 0; i < length; i++) {
      into[to + i] = Float.floatToFloat16(from[at + i]);
    }
    return into;
  }
}
