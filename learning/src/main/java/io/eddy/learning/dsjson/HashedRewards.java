package io.eddy.learning.dsjson;

import io.eddy.rl.linear.Gram;
import io.eddy.rl.linear.Prior;
import io.eddy.rl.ope.RewardLearner;
import io.eddy.rl.ope.RewardModel;

/**
 * A ridge regression of rewards on the row of the action, one for all actions, since lines name actions of their own:
 * q̂(x,a) = θᵀxₐ. A context is the rows of all actions, as {@link HashedFeatures} makes them. Memory d²/2 numbers.
 */
final class HashedRewards implements RewardLearner {
  private static final int WIDTH = HashedFeatures.WIDTH;

  /** What the prior weighs, in samples. */
  private static final double PRECISION = 1;

  private final Gram gram = new Gram(WIDTH);
  private final double[] sums = new double[WIDTH];

  @Override
  public void add(double[] context, int action, double reward) {
    var at = action * WIDTH;
    gram.add(context, at, 1);
    for (var i = 0; i < WIDTH; i++) {
      sums[i] += context[at + i] * reward;
    }
  }

  @Override
  public RewardModel model() {
    var theta = gram.solve(Prior.zero(WIDTH, PRECISION), 1, sums);
    return (context, action) -> {
      var expected = 0.0;
      for (var i = 0; i < WIDTH; i++) {
        expected += theta[i] * context[action * WIDTH + i];
      }
      return expected;
    };
  }
}
