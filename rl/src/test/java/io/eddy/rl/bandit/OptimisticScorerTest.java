package io.eddy.rl.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptimisticScorerTest {

  /** One feature: A = λ + Σx² = 1 + 2 = 3, b = 2, so that θ̂ = 2/3 and the deviation at 1 is √(1/3). */
  @Test
  void addsDeviationsToWhatIsExpected() {
    var posterior = new LinearPosterior(1, 1);
    posterior.add(new float[] {1, 1}, 0, 1.5, 1);
    posterior.add(new float[] {1, 1}, 1, .5, 1);
    var scorer = new OptimisticScorer(posterior, .5);
    posterior.add(new float[] {1}, 0, 100, 1); // later learning changes nothing

    var scores = new double[2];
    scorer.scores(new float[0], new float[] {1, -2}, 2, scores);
    assertThat(scores[0]).isCloseTo(2 / 3.0 + .5 * Math.sqrt(1 / 3.0), within(1e-12));
    assertThat(scores[1]).isCloseTo(-4 / 3.0 + .5 * 2 * Math.sqrt(1 / 3.0), within(1e-12));
  }
}
