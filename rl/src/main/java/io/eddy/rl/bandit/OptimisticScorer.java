package io.eddy.rl.bandit;

import io.eddy.rl.value.CandidateScorer;

/**
 * Scores candidates as {@link LinUcb} does: θ̂ᵀx + α√(xᵀA⁻¹x). The state is not read.
 *
 * @param alpha α ≥ 0, standard deviations of optimism
 */
public record OptimisticScorer(LinearPosterior posterior, double alpha) implements CandidateScorer {

  /** Takes a copy of the posterior. */
  public OptimisticScorer {
    posterior = posterior.copy();
  }

  @Override
  public void scores(float[] state, float[] rows, int count, double[] scores) {
    var buffer = new double[posterior.width()];
    for (var i = 0; i < count; i++) {
      scores[i] = posterior.estimate(rows, i);
      if (alpha > 0) {
        scores[i] += alpha * posterior.deviation(rows, i, buffer);
      }
    }
  }
}
