package io.eddy.simd;

import static io.eddy.simd.Lanes.LANES;
import static io.eddy.simd.Lanes.SPECIES;

import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Kernels;
import io.eddy.rl.network.PlainKernels;
import io.eddy.rl.network.RmsPropConfig;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Kernels on the Vector API. Each does what the plain one does, number by number in the same order;
 * what is left behind the last whole vector is left to the plain ones.
 */
public final class VectorKernels implements Kernels {

  private final PlainKernels rest = new PlainKernels();
  private final Products products = new Products();
  private final FewRows few = new FewRows();
  private final NarrowProducts narrow = new NarrowProducts();

  /**
   * Kernels with scratch memory of their own.
   *
   * @throws IllegalStateException where this JVM has no compiler that makes vectors of them, so that
   *     they would be slow
   */
  public VectorKernels() {
    if (!compilesVectors()) {
      throw new IllegalStateException("Only HotSpot's C2 compiles the Vector API to vectors.");
    }
  }

  private static boolean compilesVectors() {
    var modes = System.getProperty("java.vm.info", "");
    return System.getProperty("java.vm.name", "").contains("Server VM")
        && modes.contains("mixed mode")
        && !modes.contains("emulated-client")
        && LANES >= 4;
  }

  @Override
  public String name() {
    return "simd-" + SPECIES.vectorBitSize();
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
    if (out <= NarrowProducts.MOST) {
      narrow.rowsByMatrix(rows, in, out, x, parameters, weights, bias, relu, y);
    } else if (rows <= FewRows.MOST) {
      few.rowsByMatrix(rows, in, out, x, parameters, weights, bias, relu, y);
    } else {
      products.rowsByMatrix(rows, in, out, x, parameters, weights, bias, relu, y);
    }
  }

  @Override
  public void addWeightGradient(
      int rows, int in, int out, float[] x, float[] outputGradient, float[] gradient, int weights) {
    if (out <= NarrowProducts.MOST) {
      narrow.addTransposedByRows(rows, in, out, x, outputGradient, gradient, weights);
    } else {
      products.addTransposedByRows(rows, in, out, x, outputGradient, gradient, weights);
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
    products.rowsByTransposed(rows, in, out, outputGradient, parameters, weights, inputGradient);
  }

  @Override
  public void addColumnSums(int rows, int width, float[] matrix, int from, float[] sums, int at) {
    var whole = SPECIES.loopBound(width);
    for (var j = 0; j < whole; j += LANES) {
      var sum = FloatVector.fromArray(SPECIES, sums, at + j);
      for (var i = 0; i < rows; i++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, matrix, from + i * width + j));
      }
      sum.intoArray(sums, at + j);
    }
    for (var i = 0; i < rows; i++) {
      for (var j = whole; j < width; j++) {
        sums[at + j] += matrix[from + i * width + j];
      }
    }
  }

  @Override
  public void addToRows(
      int from, int to, int width, float[] x, float[] added, int at, boolean relu, float[] y) {
    var least = relu ? 0 : Float.NEGATIVE_INFINITY;
    var floor = FloatVector.broadcast(SPECIES, least);
    var whole = SPECIES.loopBound(width);
    for (var i = from; i < to; i++) {
      var row = i * width;
      for (var j = 0; j < whole; j += LANES) {
        var sum =
            FloatVector.fromArray(SPECIES, x, row + j)
                .add(FloatVector.fromArray(SPECIES, added, at + j));
        sum.blend(floor, sum.compare(VectorOperators.LT, floor)).intoArray(y, row + j);
      }
      for (var j = whole; j < width; j++) {
        y[row + j] = Math.max(x[row + j] + added[at + j], least);
      }
    }
  }

  @Override
  public void tanh(int from, int to, float[] x) {
    var i = from;
    for (; i + LANES <= to; i += LANES) {
      var u = FloatVector.fromArray(SPECIES, x, i).min(9).max(-9).mul(.25f);
      var square = u.mul(u);
      var a = u.mul(fma(square, fma(square, square.add(378), 17325), 135135));
      var b = fma(square, fma(square, fma(square, broadcast(28), 3150), 62370), 135135);
      var aOfTwo = a.add(a).mul(b);
      var bOfTwo = a.fma(a, b.mul(b));
      aOfTwo.add(aOfTwo).mul(bOfTwo).div(aOfTwo.fma(aOfTwo, bOfTwo.mul(bOfTwo))).intoArray(x, i);
    }
    rest.tanh(i, to, x);
  }

  private static FloatVector fma(FloatVector one, FloatVector other, float added) {
    return one.fma(other, broadcast(added));
  }

  private static FloatVector broadcast(float number) {
    return FloatVector.broadcast(SPECIES, number);
  }

  @Override
  public void reluGradient(int from, int to, float[] y, float[] gradient) {
    var i = from;
    for (; i + LANES <= to; i += LANES) {
      var above = FloatVector.fromArray(SPECIES, y, i).compare(VectorOperators.GT, 0);
      FloatVector.zero(SPECIES)
          .blend(FloatVector.fromArray(SPECIES, gradient, i), above)
          .intoArray(gradient, i);
    }
    rest.reluGradient(i, to, y, gradient);
  }

  @Override
  public void tanhGradient(int from, int to, float[] y, float[] gradient) {
    var one = broadcast(1);
    var i = from;
    for (; i + LANES <= to; i += LANES) {
      var output = FloatVector.fromArray(SPECIES, y, i);
      FloatVector.fromArray(SPECIES, gradient, i)
          .mul(one.sub(output.mul(output)))
          .intoArray(gradient, i);
    }
    rest.tanhGradient(i, to, y, gradient);
  }

  @Override
  public double sumOfSquares(int from, int to, float[] x) {
    return rest.sumOfSquares(from, to, x);
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
    var beta1 = broadcast((float) config.beta1());
    var beta2 = broadcast((float) config.beta2());
    var rest1 = broadcast((float) (1 - config.beta1()));
    var rest2 = broadcast((float) (1 - config.beta2()));
    var epsilon = broadcast((float) config.epsilon());
    var i = from;
    for (; i + LANES <= to; i += LANES) {
      var g = FloatVector.fromArray(SPECIES, gradient, i).mul(scale);
      var mean = FloatVector.fromArray(SPECIES, m, i).mul(beta1).add(rest1.mul(g));
      mean = mean.add(PlainKernels.TINY).sub(PlainKernels.TINY);
      mean.intoArray(m, i);
      var square = FloatVector.fromArray(SPECIES, v, i).mul(beta2).add(rest2.mul(g).mul(g));
      square = square.add(PlainKernels.TINY_SQUARE).sub(PlainKernels.TINY_SQUARE);
      square.intoArray(v, i);
      FloatVector.fromArray(SPECIES, values, i)
          .sub(mean.mul(rate).div(square.sqrt().mul(spread).add(epsilon)))
          .intoArray(values, i);
    }
    rest.adam(config, rate, spread, scale, i, to, values, gradient, m, v);
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
    var decay = broadcast((float) config.decay());
    var fresh = broadcast((float) (1 - config.decay()));
    var epsilon = broadcast((float) config.epsilon());
    var i = from;
    for (; i + LANES <= to; i += LANES) {
      var g = FloatVector.fromArray(SPECIES, gradient, i).mul(scale);
      var square = FloatVector.fromArray(SPECIES, squares, i).mul(decay).add(fresh.mul(g).mul(g));
      square = square.add(PlainKernels.TINY_SQUARE).sub(PlainKernels.TINY_SQUARE);
      square.intoArray(squares, i);
      FloatVector.fromArray(SPECIES, values, i)
          .sub(g.mul(rate).div(square.add(epsilon).sqrt()))
          .intoArray(values, i);
    }
    rest.rmsProp(config, rate, scale, i, to, values, gradient, squares);
  }
}
