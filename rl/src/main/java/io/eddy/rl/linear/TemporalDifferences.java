package io.eddy.rl.linear;

import java.nio.DoubleBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Least-squares temporal differences: the linear value function whose expected temporal-difference
 * error is uncorrelated with every feature. A = Σ w φ(φ − γφ′)ᵀ, b = Σ w φ r, v = (A + s·Λ₀)⁻¹(b +
 * s·Λ₀μ₀).
 *
 * <p>Bradtke and Barto 1996, "Linear least-squares algorithms for temporal difference learning".
 *
 * <p>Departs from the paper: the discount belongs to the sample, since epochs are unevenly spaced in
 * time; the prior makes A regular before every feature was seen; samples carry weights, to forget.
 */
public final class TemporalDifferences implements Accumulator {

  private final Prior prior;
  private final int size;
  private final double[] a;
  private final double[] b;

  /** A value function that has seen nothing. */
  public TemporalDifferences(Prior prior) {
    this.prior = prior;
    this.size = prior.size();
    this.a = new double[size * size];
    this.b = new double[size];
  }

  /**
   * Takes in one transition.
   *
   * @param phi features of the state
   * @param next features of the next state, null when the process ended
   */
  public void add(
      double[] phi, double reward, double discount, double @Nullable [] next, double weight) {
    revise(phi, reward, weight);
    for (var i = 0; i < size; i++) {
      var scaled = weight * phi[i];
      if (scaled == 0) {
        continue;
      }
      for (var j = 0; j < size; j++) {
        a[i * size + j] += scaled * (next == null ? phi[j] : phi[j] - discount * next[j]);
      }
    }
  }

  /** Changes the reward of a transition that was added, with the same phi and weight, by delta. */
  public void revise(double[] phi, double delta, double weight) {
    Sums.addScaled(b, phi, 0, weight * delta);
  }

  /** Adds the transitions of another learner. */
  public void merge(TemporalDifferences other) {
    Sums.merge(a, other.a);
    Sums.merge(b, other.b);
  }

  /**
   * The coefficients of the value function; {@code scale} is what one sample of today weighs.
   *
   * @throws ArithmeticException if the system is singular or not finite
   */
  public double[] solve(double scale) {
    var matrix = a.clone();
    var v = b.clone();
    for (var i = 0; i < size; i++) {
      var precision = scale * prior.precision().get(i);
      matrix[i * size + i] += precision;
      v[i] += precision * prior.mean().get(i);
    }
    eliminate(matrix, v);
    return v;
  }

  /** Gaussian elimination with partial pivoting, in place (Golub and Van Loan, §3.4). */
  private void eliminate(double[] matrix, double[] v) {
    for (var k = 0; k < size; k++) {
      var best = k;
      for (var i = k + 1; i < size; i++) {
        if (Math.abs(matrix[i * size + k]) > Math.abs(matrix[best * size + k])) {
          best = i;
        }
      }
      swapRows(matrix, v, k, best);
      var pivot = matrix[k * size + k];
      if (pivot == 0 || !Double.isFinite(pivot)) {
        throw new ArithmeticException(
            "Pivot %d of %d is %s, not finite and different from zero: raise the prior's precision or check the samples."
                .formatted(k, size, pivot));
      }
      for (var i = k + 1; i < size; i++) {
        var factor = matrix[i * size + k] / pivot;
        if (factor != 0) {
          for (var j = k; j < size; j++) {
            matrix[i * size + j] -= factor * matrix[k * size + j];
          }
          v[i] -= factor * v[k];
        }
      }
    }
    for (var i = size - 1; i >= 0; i--) {
      for (var j = i + 1; j < size; j++) {
        v[i] -= matrix[i * size + j] * v[j];
      }
      v[i] /= matrix[i * size + i];
    }
  }

  private void swapRows(double[] matrix, double[] v, int i, int j) {
    if (i == j) {
      return;
    }
    for (var k = 0; k < size; k++) {
      var kept = matrix[i * size + k];
      matrix[i * size + k] = matrix[j * size + k];
      matrix[j * size + k] = kept;
    }
    var kept = v[i];
    v[i] = v[j];
    v[j] = kept;
  }

  @Override
  public int stateLength() {
    return a.length + b.length;
  }

  @Override
  public void save(DoubleBuffer out) {
    out.put(a);
    out.put(b);
  }

  @Override
  public void restore(DoubleBuffer in) {
    in.get(a);
    in.get(b);
  }
}
