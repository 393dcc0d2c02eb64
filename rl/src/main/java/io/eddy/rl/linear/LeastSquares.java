package io.eddy.rl.linear;

import java.nio.DoubleBuffer;

/**
 * Weighted ridge regression in information form: H = Σ w x xᵀ, b = Σ w x y, θ = (H + s·Λ₀)⁻¹(b +
 * s·Λ₀μ₀), the mean of the posterior (Bishop, "Pattern Recognition and Machine Learning", §3.3). A
 * target that changes later by δ changes b by w x δ, exactly.
 *
 * <p>To forget, let the weight of a sample at time t be 2^((t − t₀)/half-life) and solve with the
 * weight of today as s: the past fades and the prior stays.
 */
public final class LeastSquares implements Accumulator {

  private final Prior prior;
  private final Gram gram;
  private final double[] b;

  /** A regression that has seen nothing. */
  public LeastSquares(Prior prior) {
    this.prior = prior;
    this.gram = new Gram(prior.size());
    this.b = new double[prior.size()];
  }

  /** Takes in one sample: features x, target y. Allocates nothing. */
  public void add(double[] x, double y, double weight) {
    revise(x, y, weight);
    gram.add(x, 0, weight);
  }

  /** Changes the target of a sample that was added, with the same x and weight, by delta. */
  public void revise(double[] x, double delta, double weight) {
    Sums.addScaled(b, x, 0, weight * delta);
  }

  /** Adds the samples of another learner. */
  public void merge(LeastSquares other) {
    gram.merge(other.gram);
    Sums.merge(b, other.b);
  }

  /** The coefficients; {@code scale} is what one sample of today weighs. */
  public double[] solve(double scale) {
    return gram.solve(prior, scale, b);
  }

  /** The sum Σ w x xᵀ, for other targets of the same samples. */
  public Gram gram() {
    return gram;
  }

  @Override
  public int stateLength() {
    return gram.stateLength() + b.length;
  }

  @Override
  public void save(DoubleBuffer out) {
    gram.save(out);
    out.put(b);
  }

  @Override
  public void restore(DoubleBuffer in) {
    gram.restore(in);
    in.get(b);
  }
}
