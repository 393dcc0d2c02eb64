package io.eddy.simd;

import static io.eddy.simd.Lanes.TILE;
import static io.eddy.simd.Lanes.WIDTH;

import io.eddy.rl.network.Buffers;
import java.util.Arrays;

/**
 * C ← start + A·B by tiles: B is packed panel by panel, and for each panel A is run through block by
 * block. The last panel may be narrower than a tile: its zeros are multiplied, too, and the tile goes
 * through scratch memory.
 */
final class Products {

  private final float[] first = new float[WIDTH];
  private final float[] edge = new float[8 * WIDTH];
  private float[] panel = {};

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
    var least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (var column = 0; column < out; column += WIDTH) {
      var width = Math.min(WIDTH, out - column);
      Arrays.fill(first, 0);
      if (bias >= 0) {
        System.arraycopy(w, bias + column, first, 0, width);
      }
      pack(in, out, w, weights + column, width);
      rowTiles(rows, in, x, width, least, y, column, out);
    }
  }

  /** Y ← X·Wᵀ, where W is in × out and X has rows of out. */
  void rowsByTransposed(int rows, int in, int out, float[] x, float[] w, int weights, float[] y) {
    Arrays.fill(first, 0);
    for (var column = 0; column < in; column += WIDTH) {
      var width = Math.min(WIDTH, in - column);
      packTransposed(out, w, weights + column * out, width);
      rowTiles(rows, out, x, width, Float.NEGATIVE_INFINITY, y, column, in);
    }
  }

  /** C ← C + Xᵀ·Y, where C is in × out. */
  void addTransposedByRows(int rows, int in, int out, float[] x, float[] y, float[] c, int at) {
    for (var column = 0; column < out; column += WIDTH) {
      var width = Math.min(WIDTH, out - column);
      pack(rows, out, y, column, width);
      columnTiles(rows, in, x, width, c, at + column, out);
    }
  }

  private void rowTiles(
      int rows, int k, float[] x, int width, float least, float[] y, int column, int out) {
    var row = 0;
    while (row < rows) {
      var height = tile(rows - row);
      var at = row * out + column;
      if (width == WIDTH) {
        rowTile(height, k, x, row * k, least, y, at, out);
      } else {
        rowTile(height, k, x, row * k, least, edge, 0, WIDTH);
        for (var i = 0; i < height; i++) {
          System.arraycopy(edge, i * WIDTH, y, at + i * out, width);
        }
      }
      row += height;
    }
  }

  private void rowTile(
      int height, int k, float[] x, int at, float least, float[] y, int yAt, int yStep) {
    switch (height) {
      case 8 -> RowTiles.eight(k, x, at, k, panel, first, 0, 0, least, y, yAt, yStep);
      case 4 -> RowTiles.four(k, x, at, k, panel, first, 0, 0, least, y, yAt, yStep);
      default -> RowTiles.one(k, x, at, k, panel, first, 0, 0, least, y, yAt, yStep);
    }
  }

  private void columnTiles(int rows, int in, float[] x, int width, float[] c, int at, int out) {
    var i = 0;
    while (i < in) {
      var height = tile(in - i);
      var start = at + i * out;
      if (width == WIDTH) {
        columnTile(height, rows, x, i, in, c, start, out);
      } else {
        for (var row = 0; row < height; row++) {
          System.arraycopy(c, start + row * out, edge, row * WIDTH, width);
        }
        columnTile(height, rows, x, i, in, edge, 0, WIDTH);
        for (var row = 0; row < height; row++) {
          System.arraycopy(edge, row * WIDTH, c, start + row * out, width);
        }
      }
      i += height;
    }
  }

  private void columnTile(
      int height, int k, float[] x, int at, int step, float[] c, int cAt, int cStep) {
    var least = Float.NEGATIVE_INFINITY;
    switch (height) {
      case 8 -> ColumnTiles.eight(k, x, at, step, panel, c, cAt, cStep, least, c, cAt, cStep);
      case 4 -> ColumnTiles.four(k, x, at, step, panel, c, cAt, cStep, least, c, cAt, cStep);
      default -> ColumnTiles.one(k, x, at, step, panel, c, cAt, cStep, least, c, cAt, cStep);
    }
  }

  private static int tile(int rows) {
    if (rows >= TILE) {
      return TILE;
    }
    return rows >= 4 ? 4 : 1;
  }

  private void pack(int k, int step, float[] b, int at, int width) {
    panel = Buffers.atLeast(panel, k * WIDTH);
    for (var p = 0; p < k; p++) {
      System.arraycopy(b, at + p * step, panel, p * WIDTH, width);
      if (width < WIDTH) {
        Arrays.fill(panel, p * WIDTH + width, (p + 1) * WIDTH, 0);
      }
    }
  }

  private void packTransposed(int k, float[] b, int at, int width) {
    panel = Buffers.atLeast(panel, k * WIDTH);
    if (width < WIDTH) {
      Arrays.fill(panel, 0, k * WIDTH, 0);
    }
    for (var column = 0; column < width; column++) {
      for (var p = 0; p < k; p++) {
        panel[p * WIDTH + column] = b[at + column * k + p];
      }
    }
  }
}
