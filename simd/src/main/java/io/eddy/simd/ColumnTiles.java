package io.eddy.simd;

import static io.eddy.simd.Lanes.LANES;
import static io.eddy.simd.Lanes.SPECIES;
import static io.eddy.simd.Lanes.WIDTH;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of C ← start + Aᵀ·B, where A is row-major; see {@link RowTiles}. What a product
 * needs of A lies side by side.
 */
final class ColumnTiles {

  private ColumnTiles() {}

  /** Eight rows of C; rows of A are {@code step} wide. */
  static void eight(
      int k,
      float[] a,
      int at,
      int step,
      float[] panel,
      float[] start,
      int startAt,
      int startStep,
      float least,
      float[] c,
      int cAt,
      int cStep) {
    var c00 = FloatVector.fromArray(SPECIES, start, startAt);
    var c01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    var c10 = FloatVector.fromArray(SPECIES, start, startAt + startStep);
    var c11 = FloatVector.fromArray(SPECIES, start, startAt + startStep + LANES);
    var c20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStep);
    var c21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStep + LANES);
    var c30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStep);
    var c31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStep + LANES);
    var c40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStep);
    var c41 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStep + LANES);
    var c50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStep);
    var c51 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStep + LANES);
    var c60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStep);
    var c61 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStep + LANES);
    var c70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStep);
    var c71 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStep + LANES);
    var next = at;
    for (var p = 0; p < k; p++) {
      var b0 = FloatVector.fromArray(SPECIES, panel, p * WIDTH);
      var b1 = FloatVector.fromArray(SPECIES, panel, p * WIDTH + LANES);
      var x = FloatVector.broadcast(SPECIES, a[next]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[next + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[next + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[next + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[next + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[next + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[next + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[next + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      next += step;
    }
    var floor = FloatVector.broadcast(SPECIES, least);
    c00.blend(floor, c00.compare(LT, floor)).intoArray(c, cAt);
    c01.blend(floor, c01.compare(LT, floor)).intoArray(c, cAt + LANES);
    c10.blend(floor, c10.compare(LT, floor)).intoArray(c, cAt + cStep);
    c11.blend(floor, c11.compare(LT, floor)).intoArray(c, cAt + cStep + LANES);
    c20.blend(floor, c20.compare(LT, floor)).intoArray(c, cAt + 2 * cStep);
    c21.blend(floor, c21.compare(LT, floor)).intoArray(c, cAt + 2 * cStep + LANES);
    c30.blend(floor, c30.compare(LT, floor)).intoArray(c, cAt + 3 * cStep);
    c31.blend(floor, c31.compare(LT, floor)).intoArray(c, cAt + 3 * cStep + LANES);
    c40.blend(floor, c40.compare(LT, floor)).intoArray(c, cAt + 4 * cStep);
    c41.blend(floor, c41.compare(LT, floor)).intoArray(c, cAt + 4 * cStep + LANES);
    c50.blend(floor, c50.compare(LT, floor)).intoArray(c, cAt + 5 * cStep);
    c51.blend(floor, c51.compare(LT, floor)).intoArray(c, cAt + 5 * cStep + LANES);
    c60.blend(floor, c60.compare(LT, floor)).intoArray(c, cAt + 6 * cStep);
    c61.blend(floor, c61.compare(LT, floor)).intoArray(c, cAt + 6 * cStep + LANES);
    c70.blend(floor, c70.compare(LT, floor)).intoArray(c, cAt + 7 * cStep);
    c71.blend(floor, c71.compare(LT, floor)).intoArray(c, cAt + 7 * cStep + LANES);
  }

  /** Four rows of C; rows of A are {@code step} wide. */
  static void four(
      int k,
      float[] a,
      int at,
      int step,
      float[] panel,
      float[] start,
      int startAt,
      int startStep,
      float least,
      float[] c,
      int cAt,
      int cStep) {
    var c00 = FloatVector.fromArray(SPECIES, start, startAt);
    var c01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    var c10 = FloatVector.fromArray(SPECIES, start, startAt + startStep);
    var c11 = FloatVector.fromArray(SPECIES, start, startAt + startStep + LANES);
    var c20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStep);
    var c21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStep + LANES);
    var c30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStep);
    var c31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStep + LANES);
    var next = at;
    for (var p = 0; p < k; p++) {
      var b0 = FloatVector.fromArray(SPECIES, panel, p * WIDTH);
      var b1 = FloatVector.fromArray(SPECIES, panel, p * WIDTH + LANES);
      var x = FloatVector.broadcast(SPECIES, a[next]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[next + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[next + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[next + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      next += step;
    }
    var floor = FloatVector.broadcast(SPECIES, least);
    c00.blend(floor, c00.compare(LT, floor)).intoArray(c, cAt);
    c01.blend(floor, c01.compare(LT, floor)).intoArray(c, cAt + LANES);
    c10.blend(floor, c10.compare(LT, floor)).intoArray(c, cAt + cStep);
    c11.blend(floor, c11.compare(LT, floor)).intoArray(c, cAt + cStep + LANES);
    c20.blend(floor, c20.compare(LT, floor)).intoArray(c, cAt + 2 * cStep);
    c21.blend(floor, c21.compare(LT, floor)).intoArray(c, cAt + 2 * cStep + LANES);
    c30.blend(floor, c30.compare(LT, floor)).intoArray(c, cAt + 3 * cStep);
    c31.blend(floor, c31.compare(LT, floor)).intoArray(c, cAt + 3 * cStep + LANES);
  }

  /** One row of C; rows of A are {@code step} wide. */
  static void one(
      int k,
      float[] a,
      int at,
      int step,
      float[] panel,
      float[] start,
      int startAt,
      int startStep,
      float least,
      float[] c,
      int cAt,
      int cStep) {
    var c00 = FloatVector.fromArray(SPECIES, start, startAt);
    var c01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    var next = at;
    for (var p = 0; p < k; p++) {
      var b0 = FloatVector.fromArray(SPECIES, panel, p * WIDTH);
      var b1 = FloatVector.fromArray(SPECIES, panel, p * WIDTH + LANES);
      var x = FloatVector.broadcast(SPECIES, a[next]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      next += step;
    }
    var floor = FloatVector.broadcast(SPECIES, least);
    c00.blend(floor, c00.compare(LT, floor)).intoArray(c, cAt);
    c01.blend(floor, c01.compare(LT, floor)).intoArray(c, cAt + LANES);
  }
}
