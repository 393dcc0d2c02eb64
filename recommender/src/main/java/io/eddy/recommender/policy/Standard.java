package io.eddy.recommender.policy;

/** Mean and standard deviation of one request's scores. */
public record Standard(double mean, double deviation) {
  private static final double LEAST_DEVIATION = 1e-12;

  /** Of the first {@code count} scores. */
  public static Standard of(double[] scores, int count) {
    var mean = 0.0;
    for (var i = 0; i < count; i++) {
      mean += scores[i];
    }
    mean /= Math.max(1, count);
    var squares = 0.0;
    for (var i = 0; i < count; i++) {
      squares += (scores[i] - mean) * (scores[i] - mean);
    }
    return new Standard(mean, Math.sqrt(squares / Math.max(1, count)));
  }

  /** (score − mean)/deviation; 0 where all scores are alike. */
  public double standardised(double score) {
    return deviation < LEAST_DEVIATION * (1 + Math.abs(mean)) ? 0 : (score - mean) / deviation;
  }
}
