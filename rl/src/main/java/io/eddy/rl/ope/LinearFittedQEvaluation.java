package io.eddy.rl.ope;

import io.eddy.rl.linear.CrossMoments;
import io.eddy.rl.linear.Gram;
import io.eddy.rl.linear.Prior;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fitted Q evaluation with a linear model ("fqe"), q̂(s,a) = θᵀφ(s,a): a regression on what the last one
 * says of the next state, again and again. The log is read once, since the target is itself linear:
 *
 * <pre>
 * θ ← (Σ φφᵀ + λI)⁻¹ (Σ φ r + Σ γ φ φ̄′ᵀ θ),   φ̄(s) = Σₐ π_e(a|s) φ(s,a),   V̂ = mean φ̄(s₀)ᵀθ
 * </pre>
 *
 * Le, Voloshin and Yue 2019, "Batch policy learning under constraints" (arXiv 1903.08738), algorithm 3;
 * the network form is {@link io.eddy.rl.algorithm.FittedQEvaluation}.
 *
 * <p>Needs no propensities; is as wrong as its model, so that its verdict is never better than
 * uncertain. Its interval refits θ in every replicate of a Poisson bootstrap over clusters. Memory
 * replicates × 3d²/2 numbers, whatever the length of the log.
 *
 * <p>One thread.
 */
public final class LinearFittedQEvaluation {

  private final int iterations;
  private final Prior prior;
  private final Sums observed;
  private final Sums[] replicates;
  private final PoissonDraws draws;

  /**
   * An evaluation that has seen nothing.
   *
   * @param features length of φ
   * @param iterations number of regressions: the horizon in steps
   * @param precision λ, in samples; positive
   */
  public LinearFittedQEvaluation(
      int features, int iterations, double precision, EvaluationSettings settings) {
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "The iterations (%d) must be positive. Maybe use the horizon in steps."
              .formatted(iterations));
    }
    this.iterations = iterations;
    this.prior = Prior.zero(features, precision);
    this.observed = new Sums(features);
    this.replicates = new Sums[settings.replicates()];
    Arrays.setAll(replicates, r -> new Sums(features));
    this.draws = new PoissonDraws(settings.replicates(), settings.seed());
  }

  /** Takes in the first state of an episode, φ̄(s₀). */
  public void start(long cluster, double[] expectedFeatures) {
    observed.start(expectedFeatures, 1);
    var counts = draws.of(cluster);
    for (var r = 0; r < replicates.length; r++) {
      if (counts[r] > 0) {
        replicates[r].start(expectedFeatures, counts[r]);
      }
    }
  }

  /**
   * Takes in a step.
   *
   * @param features φ(s,a) of the logged action
   * @param discount γ
   * @param next φ̄(s′); null where the episode ended
   */
  public void add(
      long cluster, double[] features, double reward, double discount, double @Nullable [] next) {
    PerDecision.requireDiscount(discount);
    ScoredStep.requireFinite("reward", reward);
    observed.add(features, reward, discount, next, 1);
    var counts = draws.of(cluster);
    for (var r = 0; r < replicates.length; r++) {
      if (counts[r] > 0) {
        replicates[r].add(features, reward, discount, next, counts[r]);
      }
    }
  }

  /** θ, the coefficients of q̂. */
  public double[] coefficients() {
    return observed.fit();
  }

  /** What the target policy is worth per episode. */
  public Estimate estimate() {
    var values = new double[replicates.length];
    Arrays.setAll(values, r -> replicates[r].value());
    var value = observed.value();
    return new Estimate(
        value,
        Replicates.deviation(values),
        Replicates.interval(values),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        1,
        observed.starts == 0 ? Verdict.REFUSED : Verdict.UNCERTAIN,
        observed.starts == 0
            ? "the log has no episode"
            : "the model is believed: its own error is not in the interval");
  }

  /** What a log, or a replicate of it, adds up to. */
  private final class Sums {

    private final Gram gram;
    private final CrossMoments following;
    private final double[] rewards;
    private final double[] started;
    private double starts;

    Sums(int features) {
      this.gram = new Gram(features);
      this.following = new CrossMoments(features, features);
      this.rewards = new double[features];
      this.started = new double[features];
    }

    void start(double[] expected, double count) {
      addTo(started, expected, count);
      starts += count;
    }

    void add(
        double[] features, double reward, double discount, double @Nullable [] next, double count) {
      gram.add(features, 0, count);
      addTo(rewards, features, count * reward);
      if (next != null) {
        following.add(features, next, count * discount);
      }
    }

    double[] fit() {
      var theta = new double[rewards.length];
      for (var i = 0; i < iterations; i++) {
        var target = rewards.clone();
        following.addProduct(theta, 1, target);
        theta = gram.solve(prior, 1, target);
      }
      return theta;
    }

    double value() {
      var theta = fit();
      var sum = 0.0;
      for (var i = 0; i < theta.length; i++) {
        sum += started[i] * theta[i];
      }
      return sum / starts;
    }

    private static void addTo(double[] into, double[] x, double factor) {
      for (var i = 0; i < into.length; i++) {
        into[i] += factor * x[i];
      }
    }
  }
}
