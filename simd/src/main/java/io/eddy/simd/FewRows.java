package io.eddy.simd;

import static io.eddy.simd.Lanes.LANES;
import static io.eddy.simd.Lanes.SPECIES;
import static jdk.incubator.vector.VectorOperators.LT;

import io.eddy.rl.network.Buffers;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Y ← X·W + b for a row or two, as acting needs it: packing W would take longer than reading it. */
final class FewRows {

  /** The most rows. */
  static final int MOST = 3;

  private static final int BLOCK = 4 * LANES;

  private float[] start = {};

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
    var least = relu ? 0 : Float.NEGATIVE_INFINITY;
    start = Buffers.atLeast(start, out + LANES);
    Arrays.fill(start, 0, out + LANES, 0);
    if (bias >= 0) {
      System.arraycopy(w, bias, start, 0, out);
    }
    for (var row = 0; row < rows; row++) {
      var column = 0;
      for (; column + BLOCK <= out; column += BLOCK) {
        fourVectors(in, out, x, row * in, w, weights, column, least, y, row * out);
      }
      for (; column + LANES <= out; column += LANES) {
        vector(in, out, x, row * in, w, weights, column, least, y, row * out);
      }
      if (column < out) {
        partOfVector(in, out, x, row * in, w, weights, column, least, y, row * out);
      }
    }
  }

  private void fourVectors(
      int in,
      int out,
      float[] x,
      int xAt,
      float[] w,
      int weights,
      int column,
      float least,
      float[] y,
      int yAt) {
    var sum0 = FloatVector.fromArray(SPECIES, start, column);
    var sum1 = FloatVector.fromArray(SPECIES, start, column + LANES);
    var sum2 = FloatVector.fromArray(SPECIES, start, column + 2 * LANES);
    var sum3 = FloatVector.fromArray(SPECIES, start, column + 3 * LANES);
    for (var p = 0; p < in; p++) {
      var factor = FloatVector.broadcast(SPECIES, x[xAt + p]);
      var from = weights + p * out + column;
      sum0 = factor.fma(FloatVector.fromArray(SPECIES, w, from), sum0);
      sum1 = factor.fma(FloatVector.fromArray(SPECIES, w, from + LANES), sum1);
      sum2 = factor.fma(FloatVector.fromArray(SPECIES, w, from + 2 * LANES), sum2);
      sum3 = factor.fma(FloatVector.fromArray(SPECIES, w, from + 3 * LANES), sum3);
    }
    var floor = FloatVector.broadcast(SPECIES, least);
    var to = yAt + column;
    sum0.blend(floor, sum0.compare(LT, floor)).intoArray(y, to);
    sum1.blend(floor, sum1.compare(LT, floor)).intoArray(y, to + LANES);
    sum2.blend(floor, sum2.compare(LT, floor)).intoArray(y, to + 2 * LANES);
    sum3.blend(floor, sum3.compare(LT, floor)).intoArray(y, to + 3 * LANES);
  }

  private void vector(
      int in,
      int out,
      float[] x,
      int xAt,
      float[] w,
      int weights,
      int column,
      float least,
      float[] y,
      int yAt) {
    var sum = FloatVector.fromArray(SPECIES, start, column);
    for (var p = 0; p < in; p++) {
      var factor = FloatVector.broadcast(SPECIES, x[xAt + p]);
      sum = factor.fma(FloatVector.fromArray(SPECIES, w, weights + p * out + column), sum);
    }
    var floor = FloatVector.broadcast(SPECIES, least);
    sum.blend(floor, sum.compare(LT, floor)).intoArray(y, yAt + column);
  }

  private void partOfVector(
      int in,
      int out,
      float[] x,
      int xAt,
      float[] w,
      int weights,
      int column,
      float least,
      float[] y,
      int yAt) {
    var lanes = SPECIES.indexInRange(column, out);
    var sum = FloatVector.fromArray(SPECIES, start, column);
    for (var p = 0; p < in; p++) {
      var factor = FloatVector.broadcast(SPECIES, x[xAt + p]);
      sum = factor.fma(FloatVector.fromArray(SPECIES, w, weights + p * out + column, lanes), sum);
    }
    var floor = FloatVector.broadcast(SPECIES, least);
    sum.blend(floor, sum.compare(LT, floor)).intoArray(y, yAt + column, lanes);
  }
}
