package io.eddy.rl.linear;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/**
 * A conditional logit, P(i) = e^(lᵢ) / (1 + Σⱼ e^(lⱼ)) with lᵢ = θᵀzᵢ + a fixed offset, learned one
 * answer at a time by the extended Kalman filter in information form. Each answer is linearised
 * once, at the θ of its time:
 *
 * <pre>
 * Λ ← Λ + w F,   b ← b + w (F θ + Σᵢ zᵢ(yᵢ − pᵢ)),   F = Σᵢ pᵢ zᵢzᵢᵀ − z̄ z̄ᵀ,   z̄ = Σᵢ pᵢ zᵢ
 * </pre>
 *
 * and θ = (Λ + s·Λ₀)⁻¹(b + s·Λ₀μ₀). With one alternative this is plain logistic regression, F =
 * p(1−p) zzᵀ. A late change of y by δ changes b by w z δ, exactly.
 *
 * <ol>
 *   <li>McFadden 1974, "Conditional logit analysis of qualitative choice behavior".
 *   <li>Fahrmeir 1992, "Posterior mode estimation by extended Kalman filtering for multivariate
 *       dynamic generalized linear models".
 * </ol>
 *
 * <p>Departs from the filter: θ is solved again every few answers, not after each (1 + 1/16 of the
 * answers so far, up to a bound), since sums can be revised and a covariance can't. The prior keeps
 * pace with the largest weight seen, which is today's where weights grow to forget.
 *
 * <p>F is the information of the whole answer. Its diagonal part Σ pᵢ(1−pᵢ) zᵢzᵢᵀ would count each
 * alternative as a trial of its own, and be too sure of what the alternatives have in common.
 */
public final class LogisticHead implements Accumulator {

  private final Prior prior;
  private final int solveEvery;
  private final Gram information;
  private final double[] b;
  private final double[] theta;
  private final double[] mean;
  private double answers;
  private double answersSinceSolve;
  private double largestWeight;

  /**
   * A head that has seen nothing and stands at the prior's mean.
   *
   * @param solveEvery answers after which the linearisation point moves at the latest
   */
  public LogisticHead(Prior prior, int solveEvery) {
    if (solveEvery < 1) {
      throw new IllegalArgumentException(
          "The interval solveEvery (%d) must be positive.".formatted(solveEvery));
    }
    this.prior = prior;
    this.solveEvery = solveEvery;
    this.information = new Gram(prior.size());
    this.b = new double[prior.size()];
    this.theta = prior.mean().stream().mapToDouble(Double::doubleValue).toArray();
    this.mean = new double[prior.size()];
  }

  /** θᵀz at the current linearisation point, for the features from {@code z[at]} on. */
  public double logit(double[] z, int at) {
    var logit = 0.0;
    for (var i = 0; i < theta.length; i++) {
      logit += theta[i] * z[at + i];
    }
    return logit;
  }

  /**
   * Takes in one answer to a set of alternatives.
   *
   * @param z features, one row per alternative, row-major
   * @param probabilities P(i) of each alternative under the current {@link #logit} and its offset
   * @param chosen the alternative that was taken, or −1 for none of them
   */
  public void add(double[] z, int count, double[] probabilities, int chosen, double weight) {
    var size = theta.length;
    Arrays.fill(mean, 0);
    var meanLogit = 0.0;
    for (var i = 0; i < count; i++) {
      var at = i * size;
      var p = probabilities[i];
      var logit = logit(z, at);
      information.add(z, at, weight * p);
      Sums.addScaled(b, z, at, weight * (p * logit + (i == chosen ? 1 : 0) - p));
      Sums.addScaled(mean, z, at, p);
      meanLogit += p * logit;
    }
    information.add(mean, 0, -weight);
    Sums.addScaled(b, mean, 0, -weight * meanLogit);
    largestWeight = Math.max(largestWeight, weight);
    answers++;
    answersSinceSolve++;
    if (answersSinceSolve >= Math.min(solveEvery, 1 + answers / 16)) {
      System.arraycopy(solve(largestWeight), 0, theta, 0, size);
      answersSinceSolve = 0;
    }
  }

  /** Changes the answer y of an alternative that was added, with the same z and weight, by delta. */
  public void revise(double[] z, double delta, double weight) {
    Sums.addScaled(b, z, 0, weight * delta);
  }

  /**
   * The coefficients from all answers so far; {@code scale} is what one sample of today weighs. The
   * linearisation point stays where it is.
   */
  public double[] solve(double scale) {
    return information.solve(prior, scale, b);
  }

  @Override
  public int stateLength() {
    return information.stateLength() + b.length + theta.length + 3;
  }

  @Override
  public void save(DoubleBuffer out) {
    information.save(out);
    out.put(b).put(theta).put(answers).put(answersSinceSolve).put(largestWeight);
  }

  @Override
  public void restore(DoubleBuffer in) {
    information.restore(in);
    in.get(b).get(theta);
    answers = in.get();
    answersSinceSolve = in.get();
    largestWeight = in.get();
  }
}
