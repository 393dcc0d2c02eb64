package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.random.SplitMix64;
import java.util.Arrays;

/**
 * P(argmaxₐ θᵀxₐ = a) for θ ~ N(θ̂, v²sA⁻¹). All scores share one θ, so they are correlated, and the
 * integral over independent normals would be another algorithm's. With θ = θ̂ + v√s·L⁻ᵀz and z ~ N(0,
 * I), z is split into one direction u and the rest:
 *
 * <pre>
 * θᵀxₐ = [θ̂ᵀxₐ + v yₐᵀ(z − u uᵀz)] + [v yₐᵀu]·t,   yₐ = √s L⁻¹xₐ,   t = uᵀz ~ N(0, 1)
 * </pre>
 *
 * The rest is drawn; given it, scores are lines in t, and a wins where its line is the highest: an
 * interval of the upper envelope, whose probability Φ(end) − Φ(start) is exact. The mean over draws is
 * unbiased (Rao–Blackwell; Owen, "Monte Carlo theory, methods and examples", §8.7), its error the
 * spread of the draws over √draws. u points from the second best candidate to the best: with two
 * candidates or one feature nothing is left to the draws.
 *
 * <p>The draws come from a fixed seed: equal beliefs give equal probabilities. Costs draws·n·d
 * products.
 */
final class ThompsonProbabilities {

  private static final long SEED = 0x5EED;

  private final LinearPosterior posterior;
  private final double deviation;
  private final int[] actions; // the available ones; later by rising slope
  private final int count;
  private final double[] mean;
  private final double[] whitened; // yₐ, d numbers an action
  private final double[] slope;
  private final double[] intercept;
  private final int[] envelope; // actions whose lines are the highest, from t = −∞ on
  private final double[] start; // where each begins to be

  ThompsonProbabilities(LinearPosterior posterior, double deviation, Observation observation) {
    var most = observation.count();
    this.posterior = posterior;
    this.deviation = deviation;
    this.actions = new int[most];
    this.mean = new double[most];
    this.whitened = new double[most * posterior.width()];
    this.slope = new double[most];
    this.intercept = new double[most];
    this.envelope = new int[most];
    this.start = new double[most + 1];
    var available = 0;
    for (var action = 0; action < most; action++) {
      if (observation.available(action)) {
        actions[available++] = action;
        mean[action] = posterior.estimate(observation.rows(), action);
        posterior.whiten(observation.rows(), action, whitened, action * posterior.width());
      }
    }
    this.count = available;
  }

  /** Writes probabilities and their standard errors; entries of masked actions become 0. */
  void integrate(int draws, double[] probabilities, double[] errors) {
    Arrays.fill(probabilities, 0);
    Arrays.fill(errors, 0);
    var width = posterior.width();
    var u = direction();
    for (var i = 0; i < count; i++) {
      slope[actions[i]] = deviation * product(actions[i], u);
    }
    sortBySlope();
    var random = new SplitMix64(SEED);
    var rest = new double[width];
    var drawn = new double[mean.length];
    for (var draw = 1; draw <= draws; draw++) {
      var along = 0.0;
      for (var i = 0; i < width; i++) {
        rest[i] = random.nextGaussian();
        along += rest[i] * u[i];
      }
      for (var i = 0; i < width; i++) {
        rest[i] -= along * u[i];
      }
      for (var i = 0; i < count; i++) {
        intercept[actions[i]] = mean[actions[i]] + deviation * product(actions[i], rest);
      }
      share(drawn);
      for (var i = 0; i < count; i++) {
        var action = actions[i];
        var difference = drawn[action] - probabilities[action];
        probabilities[action] += difference / draw;
        errors[action] += difference * (drawn[action] - probabilities[action]); // Welford 1962
      }
    }
    for (var i = 0; i < count; i++) {
      errors[actions[i]] = Math.sqrt(errors[actions[i]] / (draws - 1.0) / draws);
    }
  }

  /** The unit vector along y_best − y_second, by posterior mean; the first axis if they are equal. */
  private double[] direction() {
    var best = -1;
    var second = -1;
    for (var i = 0; i < count; i++) {
      var action = actions[i];
      if (best < 0 || mean[action] > mean[best]) {
        second = best;
        best = action;
      } else if (second < 0 || mean[action] > mean[second]) {
        second = action;
      }
    }
    var width = posterior.width();
    var u = new double[width];
    var squares = 0.0;
    for (var i = 0; i < width && second >= 0; i++) {
      u[i] = whitened[best * width + i] - whitened[second * width + i];
      squares += u[i] * u[i];
    }
    if (squares == 0) {
      u[0] = 1;
      return u;
    }
    for (var i = 0; i < width; i++) {
      u[i] /= Math.sqrt(squares);
    }
    return u;
  }

  private double product(int action, double[] vector) {
    var at = action * vector.length;
    var product = 0.0;
    for (var i = 0; i < vector.length; i++) {
      product += whitened[at + i] * vector[i];
    }
    return product;
  }

  /** Insertion sort: rising slope, the earlier action first on ties. */
  private void sortBySlope() {
    for (var i = 1; i < count; i++) {
      var action = actions[i];
      var j = i;
      for (; j > 0 && slope[actions[j - 1]] > slope[action]; j--) {
        actions[j] = actions[j - 1];
      }
      actions[j] = action;
    }
  }

  /** The probability that each line is the highest at t ~ N(0, 1). */
  private void share(double[] drawn) {
    Arrays.fill(drawn, 0);
    var size = 0;
    for (var i = 0; i < count; i++) {
      var action = actions[i];
      var from = Double.NEGATIVE_INFINITY;
      var hidden = false;
      while (size > 0) {
        var last = envelope[size - 1];
        if (slope[last] == slope[action]) {
          if (intercept[action] <= intercept[last]) {
            hidden = true;
            break;
          }
        } else {
          from = (intercept[last] - intercept[action]) / (slope[action] - slope[last]);
          if (from > start[size - 1]) {
            break;
          }
        }
        size--;
        from = Double.NEGATIVE_INFINITY;
      }
      if (!hidden) {
        envelope[size] = action;
        start[size++] = from;
      }
    }
    var below = 0.0;
    for (var i = 0; i < size; i++) {
      var end = i + 1 < size ? Normal.cumulative(start[i + 1]) : 1;
      drawn[envelope[i]] = end - below;
      below = end;
    }
  }
}
