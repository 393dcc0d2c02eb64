package io.eddy.rl.ope;

import io.eddy.rl.linear.Gram;
import io.eddy.rl.linear.Prior;
import java.util.Arrays;

/**
 * A ridge regression per action, q̂(x,a) = θₐᵀ[1, x], each drawn towards the regression over all actions:
 * what was rarely logged is taken to be like the rest. Memory (actions + 1)(d + 1)²/2 numbers.
 *
 * <p>Bishop, "Pattern Recognition and Machine Learning", §3.3.
 */
public final class RidgeRewards implements RewardLearner {

  private final int features;
  private final double precision;
  private final Gram[] grams; // of each action, the last of all
  private final double[][] sums;
  private final double[] row;

  /**
   * A learner that has seen nothing.
   *
   * @param features length of a context
   * @param precision what the prior weighs, in samples; positive
   */
  public RidgeRewards(int actions, int features, double precision) {
    this.features = features + 1;
    this.precision = precision;
    this.grams = new Gram[actions + 1];
    Arrays.setAll(grams, a -> new Gram(this.features));
    this.sums = new double[actions + 1][this.features];
    this.row = new double[this.features];
  }

  @Override
  public void add(double[] context, int action, double reward) {
    row[0] = 1;
    System.arraycopy(context, 0, row, 1, features - 1);
    for (var a : new int[] {action, grams.length - 1}) {
      grams[a].add(row, 0, 1);
      for (var i = 0; i < features; i++) {
        sums[a][i] += row[i] * reward;
      }
    }
  }

  @Override
  public RewardModel model() {
    var all = grams.length - 1;
    var pooled = grams[all].solve(Prior.zero(features, precision), 1, sums[all]);
    var prior =
        new Prior(
            Arrays.stream(pooled).boxed().toList(), Prior.zero(features, precision).precision());
    var theta = new double[all][];
    Arrays.setAll(theta, a -> grams[a].solve(prior, 1, sums[a]));
    return (context, action) -> {
      var expected = theta[action][0];
      for (var i = 1; i < features; i++) {
        expected += theta[action][i] * context[i - 1];
      }
      return expected;
    };
  }
}
