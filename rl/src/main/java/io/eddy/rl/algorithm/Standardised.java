package io.eddy.rl.algorithm;

/** Numbers on a common scale. */
final class Standardised {

  private static final double LEAST_DEVIATION = 1e-8;

  private Standardised() {}

  /**
   * Gives the first numbers mean 0 and deviation 1: x ← (x − mean)/(s + 1e-8), s² = Σ(x − mean)²/(n −
   * 1). Equal numbers become 0.
   */
  static void standardise(double[] numbers, int count) {
    var sum = 0.0;
    for (var i = 0; i < count; i++) {
      sum += numbers[i];
    }
    var mean = sum / count;
    var squares = 0.0;
    for (var i = 0; i < count; i++) {
      squares += (numbers[i] - mean) * (numbers[i] - mean);
    }
    var scale = 1 / (Math.sqrt(squares / Math.max(1, count - 1)) + LEAST_DEVIATION);
    for (var i = 0; i < count; i++) {
      numbers[i] = (numbers[i] - mean) * scale;
    }
  }
}
