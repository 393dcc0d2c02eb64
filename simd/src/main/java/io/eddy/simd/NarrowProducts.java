package io.eddy.simd;

import static io.eddy.simd.Lanes.LANES;
import static io.eddy.simd.Lanes.SPECIES;

import io.eddy.rl.network.Buffers;
import jdk.incubator.vector.FloatVector;

/**
 * Products with matrices of few columns, as last layers have them: a tile would multiply zeros for
 * the most part. Lanes run along the rows of X instead. Their sums are added in the order of the
 * lanes, since the order of the API's own reduction isn't specified.
 */
final class NarrowProducts {

  /** The most columns. */
  static final int MOST = LANES / 2;

  private static final int ROWS = 4;

  private final float[] sums = new float[ROWS * LANES];
  private float[] column = {};

  /** Y ← X·W + b. */
  void rowsByMatrix(
      int rows,
      int in,
      int out,
      float[] x,
      float[] w,
      int weights,
      int bias,
      boolean relu,
      float[] y) {
    column = Buffers.atLeast(column, in);
    for (var j = 0; j < out; j++) {
      for (var i = 0; i < in; i++) {
        column[i] = w[weights + i * out + j];
      }
      var start = bias < 0 ? 0 : w[bias + j];
      var row = 0;
      for (; row + ROWS <= rows; row += ROWS) {
        fourDots(in, x, row * in);
        for (var r = 0; r < ROWS; r++) {
          y[(row + r) * out + j] = total(r, in, x, (row + r) * in, start, relu);
        }
      }
      for (; row < rows; row++) {
        oneDot(in, x, row * in);
        y[row * out + j] = total(0, in, x, row * in, start, relu);
      }
    }
  }

  private void fourDots(int in, float[] x, int at) {
    var at1 = at + in;
    var at2 = at1 + in;
    var at3 = at2 + in;
    var sum0 = FloatVector.zero(SPECIES);
    var sum1 = FloatVector.zero(SPECIES);
    var sum2 = FloatVector.zero(SPECIES);
    var sum3 = FloatVector.zero(SPECIES);
    for (var p = 0; p < SPECIES.loopBound(in); p += LANES) {
      var w = FloatVector.fromArray(SPECIES, column, p);
      sum0 = w.fma(FloatVector.fromArray(SPECIES, x, at + p), sum0);
      sum1 = w.fma(FloatVector.fromArray(SPECIES, x, at1 + p), sum1);
      sum2 = w.fma(FloatVector.fromArray(SPECIES, x, at2 + p), sum2);
      sum3 = w.fma(FloatVector.fromArray(SPECIES, x, at3 + p), sum3);
    }
    sum0.intoArray(sums, 0);
    sum1.intoArray(sums, LANES);
    sum2.intoArray(sums, 2 * LANES);
    sum3.intoArray(sums, 3 * LANES);
  }

  private void oneDot(int in, float[] x, int at) {
    var sum = FloatVector.zero(SPECIES);
    for (var p = 0; p < SPECIES.loopBound(in); p += LANES) {
      sum =
          FloatVector.fromArray(SPECIES, column, p)
              .fma(FloatVector.fromArray(SPECIES, x, at + p), sum);
    }
    sum.intoArray(sums, 0);
  }

  /** The lanes of a sum, and what lies behind the last whole vector. */
  private float total(int row, int in, float[] x, int at, float start, boolean relu) {
    var total = start;
    if (in >= LANES) {
      for (var lane = 0; lane < LANES; lane++) {
        total += sums[row * LANES + lane];
      }
    }
    for (var p = SPECIES.loopBound(in); p < in; p++) {
      total = Math.fma(column[p], x[at + p], total);
    }
    return relu && total < 0 ? 0 : total;
  }

  /** C ← C + Xᵀ·Y, where C is in × out. */
  void addTransposedByRows(int rows, int in, int out, float[] x, float[] y, float[] c, int at) {
    column = Buffers.atLeast(column, in);
    for (var j = 0; j < out; j++) {
      for (var i = 0; i < in; i++) {
        column[i] = c[at + i * out + j];
      }
      var p = 0;
      for (; p + 4 * LANES <= in; p += 4 * LANES) {
        addFourVectors(rows, in, out, x, p, y, j);
      }
      for (; p + LANES <= in; p += LANES) {
        addVector(rows, in, out, x, p, y, j);
      }
      for (; p < in; p++) {
        for (var row = 0; row < rows; row++) {
          column[p] = Math.fma(y[row * out + j], x[row * in + p], column[p]);
        }
      }
      for (var i = 0; i < in; i++) {
        c[at + i * out + j] = column[i];
      }
    }
  }

  private void addFourVectors(int rows, int in, int out, float[] x, int p, float[] y, int j) {
    var sum0 = FloatVector.fromArray(SPECIES, column, p);
    var sum1 = FloatVector.fromArray(SPECIES, column, p + LANES);
    var sum2 = FloatVector.fromArray(SPECIES, column, p + 2 * LANES);
    var sum3 = FloatVector.fromArray(SPECIES, column, p + 3 * LANES);
    for (var row = 0; row < rows; row++) {
      var factor = FloatVector.broadcast(SPECIES, y[row * out + j]);
      var from = row * in + p;
      sum0 = factor.fma(FloatVector.fromArray(SPECIES, x, from), sum0);
      sum1 = factor.fma(FloatVector.fromArray(SPECIES, x, from + LANES), sum1);
      sum2 = factor.fma(FloatVector.fromArray(SPECIES, x, from + 2 * LANES), sum2);
      sum3 = factor.fma(FloatVector.fromArray(SPECIES, x, from + 3 * LANES), sum3);
    }
    sum0.intoArray(column, p);
    sum1.intoArray(column, p + LANES);
    sum2.intoArray(column, p + 2 * LANES);
    sum3.intoArray(column, p + 3 * LANES);
  }

  private void addVector(int rows, int in, int out, float[] x, int p, float[] y, int j) {
    var sum = FloatVector.fromArray(SPECIES, column, p);
    for (var row = 0; row < rows; row++) {
      sum =
          FloatVector.broadcast(SPECIES, y[row * out + j])
              .fma(FloatVector.fromArray(SPECIES, x, row * in + p), sum);
    }
    sum.intoArray(column, p);
  }
}
