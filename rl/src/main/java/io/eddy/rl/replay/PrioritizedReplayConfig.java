package io.eddy.rl.replay;

/**
 * How {@link PrioritizedReplay} prefers.
 *
 * @param exponent α ≥ 0: how much a surprise counts; 0 draws all alike
 * @param importance β₀ in [0, 1]: how much of the preference the weights undo at first
 * @param importanceDraws batches after which β has risen to 1, in a line; at least 1
 * @param floor what is added to each surprise, positive: what surprised by nothing stays possible
 */
public record PrioritizedReplayConfig(
    double exponent, double importance, long importanceDraws, double floor) {

  /** As in the paper's proportional form: α = .6, β from .4. */
  public static final PrioritizedReplayConfig DEFAULT =
      new PrioritizedReplayConfig(.6, .4, 100_000, 1e-6);

  /** No preference: all are drawn alike. */
  public static final PrioritizedReplayConfig NONE = new PrioritizedReplayConfig(0, 1, 1, 1e-6);

  /** Checks the ranges. */
  public PrioritizedReplayConfig {
    if (!(exponent >= 0 && exponent < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The exponent (%s) must be a finite number of at least 0; the paper has 0.6."
              .formatted(exponent));
    }
    if (!(importance >= 0 && importance <= 1)) {
      throw new IllegalArgumentException(
          "The importance (%s) must lie in [0, 1]; the paper has 0.4.".formatted(importance));
    }
    if (importanceDraws < 1) {
      throw new IllegalArgumentException(
          "There must be at least 1 of importanceDraws, not %d: as many as the run has updates."
              .formatted(importanceDraws));
    }
    if (!(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The floor (%s) must be positive and finite; 1e-6 is usual.".formatted(floor));
    }
  }

  /** β after some batches: min(1, β₀ + (1 − β₀)·draws/importanceDraws). */
  public double importanceAfter(long draws) {
    return Math.min(1, importance + (1 - importance) * draws / importanceDraws);
  }
}
