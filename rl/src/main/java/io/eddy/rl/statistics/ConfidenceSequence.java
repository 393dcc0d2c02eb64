package io.eddy.rl.statistics;

/**
 * An interval for a mean that may be looked at after every observation: with probability 1 − α it
 * holds the true mean at all times at once, not only at one time chosen beforehand. Asymptotic, by
 * the normal mixture:
 *
 * <pre>
 * μ̂ₜ ± σ̂ₜ √( 2(tρ² + 1)/(t²ρ²) · ln(√(tρ² + 1)/α) )
 * </pre>
 *
 * ρ² = (u + ln(u + 1))/t*, u = −2 ln α, makes it narrowest near the t* observations that are planned.
 *
 * <p>Waudby-Smith et al. 2021, "Time-uniform central limit theory and asymptotic confidence
 * sequences" (arXiv 2103.06476), Theorem 2.2; Howard et al. 2021, "Time-uniform, nonparametric,
 * nonasymptotic confidence sequences".
 */
public final class ConfidenceSequence {

  private final double alpha;
  private final double rhoSquared;

  /**
   * A sequence of intervals.
   *
   * @param alpha probability of ever missing the mean, in (0, 1)
   * @param plannedCount the number of observations at which it shall be narrowest
   */
  public ConfidenceSequence(double alpha, long plannedCount) {
    if (!(alpha > 0 && alpha < 1) || plannedCount < 1) {
      throw new IllegalArgumentException(
          "Need alpha (%s) in (0, 1) and a positive plannedCount (%d)."
              .formatted(alpha, plannedCount));
    }
    this.alpha = alpha;
    var u = -2 * Math.log(alpha);
    this.rhoSquared = (u + Math.log(u + 1)) / plannedCount;
  }

  /** The interval after the observations so far; everything, before there are two. */
  public Interval at(RunningMean observed) {
    if (observed.count() < 2) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    var t = (double) observed.count();
    var grown = t * rhoSquared + 1;
    var radius =
        Math.sqrt(
            observed.variance()
                * (2 * grown / (t * t * rhoSquared))
                * Math.log(Math.sqrt(grown) / alpha));
    return new Interval(observed.mean() - radius, observed.mean() + radius);
  }
}
