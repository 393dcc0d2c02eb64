package io.eddy.rl.ope;

/**
 * Means and co-moments of rows that arrive one by one (Welford 1962; for pairs Bennett et al. 2009,
 * "Numerically stable, single-pass, parallel statistics algorithms", eq. 3.12).
 */
final class Moments {

  private final double[] mean;
  private final double[] product;
  private final double[] delta;
  private long count;

  Moments(int size) {
    this.mean = new double[size];
    this.product = new double[size * size];
    this.delta = new double[size];
  }

  void add(double[] row) {
    count++;
    var size = mean.length;
    for (var i = 0; i < size; i++) {
      delta[i] = row[i] - mean[i];
      mean[i] += delta[i] / count;
    }
    for (var i = 0; i < size; i++) {
      for (var j = 0; j < size; j++) {
        product[i * size + j] += delta[i] * (row[j] - mean[j]);
      }
    }
  }

  long count() {
    return count;
  }

  double mean(int i) {
    return mean[i];
  }

  /** Variance of gᵀx over the rows, unbiased; NaN of fewer than two rows. */
  double variance(double[] g) {
    var size = mean.length;
    var sum = 0.0;
    for (var i = 0; i < size; i++) {
      for (var j = 0; j < size; j++) {
        sum += g[i] * product[i * size + j] * g[j];
      }
    }
    return count < 2 ? Double.NaN : Math.max(0, sum) / (count - 1);
  }
}
