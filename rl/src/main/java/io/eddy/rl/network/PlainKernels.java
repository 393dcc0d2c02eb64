package io.eddy.rl.network;

/**
 * Kernels in plain Java, in the forms that HotSpot's compiler vectorises: it does so only where all
 * arrays of a loop are read and written at the same index, so the rows of a matrix are copied into
 * arrays of their own first. Eight products at once are worth four times one after the other (JDK 25).
 */
public final class PlainKernels implements Kernels {

  /**
   * Added to a mean of gradients and taken away again. Means that only decay would end among the
   * subnormal numbers, which processors are slow with; so they stop before.
   */
  public static final float TINY = 1e-25f;

  /** As {@link #TINY}, for a mean of squares. */
  public static final float TINY_SQUARE = 1e-30f;

  private static final int UNROLL = 8;

  private float[][] matrix = {};
  private float[] row = {};

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void forward(
      int rows,
      int in,
      int out,
      float[] x,
      float[] parameters,
      int weights,
      int bias,
      boolean relu,
      float[] y) {
    reserve(in, out);
    for (var i = 0; i < in; i++) {
      System.arraycopy(parameters, weights + i * out, matrix[i], 0, out);
    }
    for (var i = 0; i < rows; i++) {
      if (bias == NO_BIAS) {
        clear(row, out);
      } else {
        System.arraycopy(parameters, bias, row, 0, out);
      }
      addProducts(in, out, x, i * in, 1);
      if (relu) {
        relu(row, out);
      }
      System.arraycopy(row, 0, y, i * out, out);
    }
  }

  @Override
  public void addWeightGradient(
      int rows, int in, int out, float[] x, float[] outputGradient, float[] gradient, int weights) {
    reserve(rows, out);
    for (var i = 0; i < rows; i++) {
      System.arraycopy(outputGradient, i * out, matrix[i], 0, out);
    }
    for (var i = 0; i < in; i++) {
      System.arraycopy(gradient, weights + i * out, row, 0, out);
      addProducts(rows, out, x, i, in);
      System.arraycopy(row, 0, gradient, weights + i * out, out);
    }
  }

  @Override
  public void inputGradient(
      int rows,
      int in,
      int out,
      float[] outputGradient,
      float[] parameters,
      int weights,
      float[] inputGradient) {
    reserve(out, in);
    for (var j = 0; j < out; j++) {
      var column = matrix[j];
      for (var i = 0; i < in; i++) {
        column[i] = parameters[weights + i * out + j];
      }
    }
    for (var i = 0; i < rows; i++) {
      clear(row, in);
      addProducts(out, in, outputGradient, i * out, 1);
      System.arraycopy(row, 0, inputGradient, i * in, in);
    }
  }

  @Override
  public void addColumnSums(int rows, int width, float[] matrix, int from, float[] sums, int at) {
    for (var i = 0; i < rows; i++) {
      for (var j = 0; j < width; j++) {
        sums[at + j] += matrix[from + i * width + j];
      }
    }
  }

  @Override
  public void addToRows(
      int from, int to, int width, float[] x, float[] added, int at, boolean relu, float[] y) {
    var least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (var i = from; i < to; i++) {
      for (var j = 0; j < width; j++) {
        y[i * width + j] = Math.max(x[i * width + j] + added[at + j], least);
      }
    }
  }

  /** tanh(4u) = 2ab/(a² + b²) twice, where a/b is Lambert's continued fraction of tanh(u), cut off. */
  @Override
  public void tanh(int from, int to, float[] x) {
    for (var i = from; i < to; i++) {
      var u = .25f * Math.max(-9, Math.min(9, x[i]));
      var square = u * u;
      var a = u * Math.fma(square, Math.fma(square, square + 378, 17325), 135135);
      var b = Math.fma(square, Math.fma(square, Math.fma(square, 28, 3150), 62370), 135135);
      var aOfTwo = 2 * a * b;
      var bOfTwo = Math.fma(a, a, b * b);
      x[i] = 2 * aOfTwo * bOfTwo / Math.fma(aOfTwo, aOfTwo, bOfTwo * bOfTwo);
    }
  }

  @Override
  public void reluGradient(int from, int to, float[] y, float[] gradient) {
    for (var i = from; i < to; i++) {
      gradient[i] = y[i] > 0 ? gradient[i] : 0;
    }
  }

  @Override
  public void tanhGradient(int from, int to, float[] y, float[] gradient) {
    for (var i = from; i < to; i++) {
      gradient[i] *= 1 - y[i] * y[i];
    }
  }

  @Override
  public double sumOfSquares(int from, int to, float[] x) {
    var even = 0.0;
    var odd = 0.0;
    var i = from;
    for (; i + 1 < to; i += 2) {
      even += (double) x[i] * x[i];
      odd += (double) x[i + 1] * x[i + 1];
    }
    return i < to ? even + odd + (double) x[i] * x[i] : even + odd;
  }

  @Override
  public void adam(
      AdamConfig config,
      float rate,
      float spread,
      float scale,
      int from,
      int to,
      float[] values,
      float[] gradient,
      float[] m,
      float[] v) {
    var beta1 = (float) config.beta1();
    var beta2 = (float) config.beta2();
    var epsilon = (float) config.epsilon();
    var rest1 = (float) (1 - config.beta1());
    var rest2 = (float) (1 - config.beta2());
    for (var i = from; i < to; i++) {
      var g = scale * gradient[i];
      m[i] = beta1 * m[i] + rest1 * g + TINY - TINY;
      v[i] = beta2 * v[i] + rest2 * g * g + TINY_SQUARE - TINY_SQUARE;
      values[i] -= rate * m[i] / (spread * (float) Math.sqrt(v[i]) + epsilon);
    }
  }

  @Override
  public void rmsProp(
      RmsPropConfig config,
      float rate,
      float scale,
      int from,
      int to,
      float[] values,
      float[] gradient,
      float[] squares) {
    var decay = (float) config.decay();
    var rest = (float) (1 - config.decay());
    var epsilon = (float) config.epsilon();
    for (var i = from; i < to; i++) {
      var g = scale * gradient[i];
      squares[i] = decay * squares[i] + rest * g * g + TINY_SQUARE - TINY_SQUARE;
      values[i] -= rate * g / (float) Math.sqrt(squares[i] + epsilon);
    }
  }

  /** row ← row + Σₚ a[at + p·step]·matrix[p]. */
  private void addProducts(int count, int width, float[] a, int at, int step) {
    var p = 0;
    for (; p + UNROLL <= count; p += UNROLL) {
      addEight(width, p, a, at + p * step, step);
    }
    for (; p < count; p++) {
      addOne(row, matrix[p], a[at + p * step], width);
    }
  }

  private void addEight(int width, int p, float[] a, int at, int step) {
    add(
        row,
        matrix[p],
        matrix[p + 1],
        matrix[p + 2],
        matrix[p + 3],
        matrix[p + 4],
        matrix[p + 5],
        matrix[p + 6],
        matrix[p + 7],
        a[at],
        a[at + step],
        a[at + 2 * step],
        a[at + 3 * step],
        a[at + 4 * step],
        a[at + 5 * step],
        a[at + 6 * step],
        a[at + 7 * step],
        width);
  }

  private static void add(
      float[] sum,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] b4,
      float[] b5,
      float[] b6,
      float[] b7,
      float a0,
      float a1,
      float a2,
      float a3,
      float a4,
      float a5,
      float a6,
      float a7,
      int width) {
    for (var j = 0; j < width; j++) {
      var four =
          Math.fma(
              a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], sum[j]))));
      sum[j] =
          Math.fma(a7, b7[j], Math.fma(a6, b6[j], Math.fma(a5, b5[j], Math.fma(a4, b4[j], four))));
    }
  }

  private static void addOne(float[] sum, float[] b, float a, int width) {
    for (var j = 0; j < width; j++) {
      sum[j] = Math.fma(a, b[j], sum[j]);
    }
  }

  private static void clear(float[] row, int width) {
    for (var j = 0; j < width; j++) {
      row[j] = 0;
    }
  }

  private static void relu(float[] row, int width) {
    for (var j = 0; j < width; j++) {
      row[j] = Math.max(row[j], 0);
    }
  }

  private void reserve(int rows, int width) {
    if (row.length < width || matrix.length < rows) {
      var widest = Math.max(width, row.length);
      row = new float[widest];
      matrix = new float[Math.max(rows, matrix.length)][widest];
    }
  }
}
