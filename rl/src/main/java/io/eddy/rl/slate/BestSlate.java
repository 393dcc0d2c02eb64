package io.eddy.rl.slate;

import java.util.List;

/**
 * Finds the slate of the highest value among all of k candidates, from what attracts to each, e^c, and
 * what each is worth, R + F. Maximising the ratio N(A)/D(A), N = Σ e^(c+b_pos)(R + F) and D = 1 + Σ
 * e^(c+b_pos), is maximising N(A) − λD(A) at the λ where that is 0, found by refining λ from 0
 * (Dinkelbach 1967, "On nonlinear fractional programming").
 */
final class BestSlate {

  private final double[] positionLogit; // b_pos
  private final double[] positionFactor; // e^(b_pos)
  private final int iterations;

  BestSlate(List<Double> positions, int iterations) {
    this.positionLogit = positions.stream().mapToDouble(Double::doubleValue).toArray();
    this.positionFactor = positions.stream().mapToDouble(Math::exp).toArray();
    this.iterations = iterations;
  }

  /** b_pos; later positions share the last. */
  double logit(int position) {
    return positionLogit[Math.min(position, positionLogit.length - 1)];
  }

  /** e^(b_pos); later positions share the last. */
  double factor(int position) {
    return positionFactor[Math.min(position, positionFactor.length - 1)];
  }

  /** P of a slate whose items have these choice logits, by position; in place. */
  double[] probabilities(double[] logits) {
    var sum = 1.0;
    for (var j = 0; j < logits.length; j++) {
      logits[j] = Math.exp(logits[j]) * factor(j);
      sum += logits[j];
    }
    for (var j = 0; j < logits.length; j++) {
      logits[j] /= sum;
    }
    return logits;
  }

  /**
   * Writes scores and returns λ, the best slate's value over choosing nothing.
   *
   * @param out scores in [0, n), written; e^c in [n, 2n) and R + F in [2n, 3n), read
   */
  double refine(int n, int k, double[] out) {
    var top = new int[Math.min(k, n)];
    var lambda = 0.0;
    for (var iteration = 0; iteration < iterations; iteration++) {
      score(n, lambda, out);
      selectTop(n, out, top);
      var refined = excessValue(n, top, out);
      if (refined == lambda) {
        return lambda; // the slate stayed
      }
      lambda = refined;
    }
    score(n, lambda, out);
    return lambda;
  }

  /** The k candidates with the highest scores, best first, the earlier candidate on ties. */
  static int[] top(int n, int k, double[] scores) {
    var top = new int[Math.min(k, n)];
    selectTop(n, scores, top);
    return top;
  }

  private static void score(int n, double lambda, double[] out) {
    for (var i = 0; i < n; i++) {
      out[i] = out[n + i] * (out[2 * n + i] - lambda);
    }
  }

  private static void selectTop(int n, double[] scores, int[] top) {
    var size = 0;
    for (var i = 0; i < n; i++) {
      var score = scores[i];
      if (Double.isNaN(score)) {
        throw new ArithmeticException("The score of candidate %d is not a number.".formatted(i));
      }
      if (size == top.length && (size == 0 || score <= scores[top[size - 1]])) {
        continue;
      }
      var j = size < top.length ? size++ : size - 1;
      for (; j > 0 && score > scores[top[j - 1]]; j--) {
        top[j] = top[j - 1];
      }
      top[j] = i;
    }
  }

  /** λ = Σ e^(c + b_pos)(R + F) / (1 + Σ e^(c + b_pos)) of a slate. */
  private double excessValue(int n, int[] slate, double[] out) {
    var numerator = 0.0;
    var denominator = 1.0;
    for (var j = 0; j < slate.length; j++) {
      var attraction = out[n + slate[j]] * factor(j);
      numerator += attraction * out[2 * n + slate[j]];
      denominator += attraction;
    }
    return numerator / denominator;
  }
}
