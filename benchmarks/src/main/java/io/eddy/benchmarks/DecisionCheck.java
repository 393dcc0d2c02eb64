package io.eddy.benchmarks;

import io.eddy.recommender.decision.Decision;

/**
 * Looks whether measured decisions are decisions: full slates, and propensities that are
 * probabilities. The mean of (1/|F|)/π at position 0 must be 1 for any policy, up to chance.
 */
final class DecisionCheck {
  private final int slots;
  private final int candidates;
  private long seen;
  private double weights;
  private double squares;

  DecisionCheck(int slots, int candidates) {
    this.slots = slots;
    this.candidates = candidates;
  }

  /** Takes in a decision, and hands it back. */
  Decision see(Decision decision) {
    if (decision.items().size() != slots || decision.candidates().roomIds().size() != candidates) {
      throw new IllegalStateException(
          "A decision shows %d of %d rooms, not %d of %d."
              .formatted(
                  decision.items().size(),
                  decision.candidates().roomIds().size(),
                  slots,
                  candidates));
    }
    var first = decision.items().getFirst();
    var weight = Math.exp(-first.logPropensity()) / first.feasible();
    seen++;
    weights += weight;
    squares += weight * weight;
    return decision;
  }

  /** One line. */
  @Override
  public String toString() {
    var mean = weights / seen;
    var error = Math.sqrt(Math.max(0, squares / seen - mean * mean) / seen);
    return "%,d decisions, each %d of %d rooms; mean (1/|F|)/π at position 0: %.3f ± %.3f"
        .formatted(seen, slots, candidates, mean, 2 * error);
  }
}
