package io.eddy.rl.ope;

/**
 * One position of a logged slate.
 *
 * @param step propensities given the positions before it, the position's reward, and perhaps a model:
 *     q̂ₖ, what this and later positions earn given those up to it, and its expectation over the target
 *     policy's item
 * @param marginal probability that the logging policy shows this item at this position, whatever the
 *     others; in (0, 1], NaN if unknown
 * @param targetMarginal the same of the target policy
 */
public record SlatePosition(ScoredStep step, double marginal, double targetMarginal) {

  /** Checks the probabilities. */
  public SlatePosition {
    ScoredStep.requirePropensity(marginal);
    ScoredStep.requireProbability("marginal target probability", targetMarginal);
  }

  /** Target marginal over logged marginal; not the ratio of the conditional ones. */
  double marginalWeight() {
    return targetMarginal / marginal;
  }
}
