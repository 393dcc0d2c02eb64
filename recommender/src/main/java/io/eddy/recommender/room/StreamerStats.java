package io.eddy.recommender.room;

import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.feedback.Outcome;

/**
 * Debiased sums of a streamer over all viewers and arms (formulation, section 9): what happened
 * against what had been expected when it was shown. Sums only, so that partitions can be added.
 *
 * @param clicks C = Σ y, enters of examined items
 * @param expectedClicks E = Σ p⁰, expected of them without the streamer's appeal
 * @param watchResidual S = Σ (t − expected t), t = ½·ln(1 + w/5)
 * @param watchCount N, visits of known length
 * @param heardAt the newest outcome, epoch milliseconds
 */
public record StreamerStats(
    double clicks, double expectedClicks, double watchResidual, double watchCount, long heardAt) {
  /** Of a streamer of whom nothing is known. */
  public static final StreamerStats UNKNOWN = new StreamerStats(0, 0, 0, 0, 0);

  private static final double CLICK_PRIOR = 3;
  private static final double WATCH_PRIOR = 25;

  /** â = ln((C + 3)/(E + 3)), what the streamer adds to the logit of an enter. */
  public double appeal() {
    return StrictMath.log((clicks + CLICK_PRIOR) / (expectedClicks + CLICK_PRIOR));
  }

  /** q̂ = S/(N + 25), what the streamer adds to the expected t. */
  public double quality() {
    return watchResidual / (watchCount + WATCH_PRIOR);
  }

  /** These sums after an outcome that was expected of one of the streamer's rooms. */
  public StreamerStats after(Outcome outcome) {
    var expectation = outcome.expectation();
    if (expectation == null) {
      return this;
    }
    return switch (outcome.kind()) {
      case IMPRESSION -> plus(0, expectation.priorProbability(), 0, 0, outcome.time());
      case ENTER -> plus(outcome.before() == 0 ? 1 : 0, 0, 0, 0, outcome.time());
      case LEFT ->
          Double.isNaN(outcome.amount())
              ? this
              : plus(0, 0, residual(outcome.amount(), expectation), 1, outcome.time());
      case WATCH -> outcome.closed() ? late(outcome, expectation) : this;
      case SUCCESS, LIKE, COMMENT, GIFT, FOLLOW, SHARE, DISLIKE, REPORT -> this;
    };
  }

  /** A length that became known, or grew, after the visit had been counted. */
  private StreamerStats late(Outcome outcome, Expectation expectation) {
    return Double.isNaN(outcome.before())
        ? plus(0, 0, residual(outcome.after(), expectation), 1, outcome.time())
        : plus(
            0,
            0,
            Outcome.watchScore(outcome.after()) - Outcome.watchScore(outcome.before()),
            0,
            outcome.time());
  }

  private static double residual(double seconds, Expectation expectation) {
    return Outcome.watchScore(seconds) - expectation.watch();
  }

  private StreamerStats plus(double c, double e, double s, double n, long time) {
    return new StreamerStats(
        clicks + c, expectedClicks + e, watchResidual + s, watchCount + n, Math.max(heardAt, time));
  }
}
