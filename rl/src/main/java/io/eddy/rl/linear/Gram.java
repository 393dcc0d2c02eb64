package io.eddy.rl.linear;

import java.nio.DoubleBuffer;

/**
 * A weighted Gram matrix H = Σ w x xᵀ, its lower triangle packed by rows, and the solve of
 * (H + s·Λ₀) θ = b + s·Λ₀μ₀ by Cholesky's factorisation H + s·Λ₀ = L Lᵀ (Golub and Van Loan, "Matrix
 * Computations", 4th edition, §4.2). Adding costs n²/2 products, less for sparse rows, and
 * allocates nothing; a solve costs n³/6.
 */
public final class Gram implements Accumulator {

  private final int size;
  private final double[] packed;

  /** The empty sum over rows of {@code size} features. */
  public Gram(int size) {
    this.size = size;
    this.packed = new double[size * (size + 1) / 2];
  }

  /** H ← H + w x xᵀ, for the {@code size} features from {@code x[at]} on; w may be negative. */
  public void add(double[] x, int at, double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("The weight (%s) must be finite.".formatted(weight));
    }
    for (var i = 0; i < size; i++) {
      var scaled = weight * x[at + i];
      if (scaled == 0) {
        continue; // features are often zero, and then so is the row
      }
      var row = i * (i + 1) / 2;
      for (var j = 0; j <= i; j++) {
        packed[row + j] += scaled * x[at + j];
      }
    }
  }

  /** Adds the sum of another learner. */
  public void merge(Gram other) {
    Sums.merge(packed, other.packed);
  }

  /**
   * Solves (H + s·Λ₀) θ = b + s·Λ₀μ₀.
   *
   * @param scale s: what one sample of today weighs
   * @throws ArithmeticException if a pivot is not positive and finite
   */
  public double[] solve(Prior prior, double scale, double[] b) {
    var factor = packed.clone();
    var theta = new double[size];
    for (var i = 0; i < size; i++) {
      var precision = scale * prior.precision().get(i);
      factor[i * (i + 1) / 2 + i] += precision;
      theta[i] = b[i] + precision * prior.mean().get(i);
    }
    factorise(factor);
    substitute(factor, theta);
    return theta;
  }

  /** Overwrites the packed matrix with its factor L, row by row. */
  private void factorise(double[] a) {
    for (var i = 0; i < size; i++) {
      var rowI = i * (i + 1) / 2;
      for (var j = 0; j <= i; j++) {
        var rowJ = j * (j + 1) / 2;
        var rest = a[rowI + j];
        for (var k = 0; k < j; k++) {
          rest -= a[rowI + k] * a[rowJ + k];
        }
        if (j < i) {
          a[rowI + j] = rest / a[rowJ + j];
        } else if (rest > 0 && Double.isFinite(rest)) {
          a[rowI + i] = Math.sqrt(rest);
        } else {
          throw new ArithmeticException(
              "Pivot %d of %d is %s, not positive and finite: raise the prior's precision or check the samples."
                  .formatted(i, size, rest));
        }
      }
    }
  }

  /** Solves L y = b forwards and Lᵀ θ = y backwards, in place. */
  private void substitute(double[] factor, double[] theta) {
    for (var i = 0; i < size; i++) {
      var row = i * (i + 1) / 2;
      for (var k = 0; k < i; k++) {
        theta[i] -= factor[row + k] * theta[k];
      }
      theta[i] /= factor[row + i];
    }
    for (var i = size - 1; i >= 0; i--) {
      var row = i * (i + 1) / 2;
      theta[i] /= factor[row + i];
      for (var k = 0; k < i; k++) {
        theta[k] -= factor[row + k] * theta[i];
      }
    }
  }

  @Override
  public int stateLength() {
    return packed.length;
  }

  @Override
  public void save(DoubleBuffer out) {
    out.put(packed);
  }

  @Override
  public void restore(DoubleBuffer in) {
    in.get(packed);
  }
}
