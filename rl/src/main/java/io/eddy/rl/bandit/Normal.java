package io.eddy.rl.bandit;

/** The standard normal distribution. */
final class Normal {

  /** Beyond this the tail is below 1e-17, less than Φ can say. */
  private static final double LAST = 8.5;

  private Normal() {}

  /**
   * Φ(x), to about 1e-15: ½ + φ(x)·Σₖ x^(2k+1) / (1·3·…·(2k+1)), summed until nothing changes
   * (Marsaglia 2004, "Evaluating the normal distribution").
   */
  static double cumulative(double x) {
    if (x < -LAST) {
      return 0;
    }
    if (x > LAST) {
      return 1;
    }
    var sum = x;
    var term = x;
    var before = 0.0;
    for (var odd = 3; sum != before; odd += 2) {
      before = sum;
      term *= x * x / odd;
      sum += term;
    }
    return .5 + sum * Math.exp(-.5 * x * x) / Math.sqrt(2 * Math.PI);
  }
}
