package io.eddy.rl.linear;

import java.nio.DoubleBuffer;

/**
 * A weighted sum C = Σ w x yᵀ. Where a regression's target is itself linear, yᵀv, its right-hand side
 * is b = Σ w x yᵀv = C v: kept as a matrix, it is exact for whatever v is today.
 */
public final class CrossMoments implements Accumulator {

  private final int rows;
  private final int columns;
  private final double[] sums;

  /** The empty sum over x of {@code rows} and y of {@code columns} features. */
  public CrossMoments(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.sums = new double[rows * columns];
  }

  /** C ← C + w x yᵀ. */
  public void add(double[] x, double[] y, double weight) {
    for (var i = 0; i < rows; i++) {
      var scaled = weight * x[i];
      if (scaled == 0) {
        continue;
      }
      for (var j = 0; j < columns; j++) {
        sums[i * columns + j] += scaled * y[j];
      }
    }
  }

  /** into ← into + factor · C v. */
  public void addProduct(double[] v, double factor, double[] into) {
    for (var i = 0; i < rows; i++) {
      var product = 0.0;
      for (var j = 0; j < columns; j++) {
        product += sums[i * columns + j] * v[j];
      }
      into[i] += factor * product;
    }
  }

  @Override
  public int stateLength() {
    return sums.length;
  }

  @Override
  public void save(DoubleBuffer out) {
    out.put(sums);
  }

  @Override
  public void restore(DoubleBuffer in) {
    in.get(sums);
  }
}
