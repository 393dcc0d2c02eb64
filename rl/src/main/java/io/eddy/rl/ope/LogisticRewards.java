package io.eddy.rl.ope;

import io.eddy.rl.linear.LogisticHead;
import io.eddy.rl.linear.Prior;
import java.util.Arrays;

/**
 * A logistic regression for rewards that are 0 or 1, one for all actions:
 *
 * <pre>
 * q̂(x,a) = 1 / (1 + e^−l),  l = θ₀ + θₐ + ηᵀx
 * </pre>
 *
 * The action's own term is drawn towards 0: what was rarely logged is taken to be like the rest. Learned
 * in one pass ({@link LogisticHead}), so that it depends a little on the order of the log. Memory
 * (1 + actions + d)²/2 numbers.
 */
public final class LogisticRewards implements RewardLearner {

  /** Answers after which the regression is linearised anew. */
  private static final int SOLVE_EVERY = 1_000;

  private final LogisticHead head;
  private final int actions;
  private final int features;
  private final double[] row;
  private final double[] probability = new double[1];

  /**
   * A learner that has seen nothing.
   *
   * @param features length of a context
   * @param precision of the prior of each coefficient, 1 over its variance; positive
   */
  public LogisticRewards(int actions, int features, double precision) {
    this.actions = actions;
    this.features = features;
    this.row = new double[1 + actions + features];
    this.head = new LogisticHead(Prior.zero(row.length, precision), SOLVE_EVERY);
  }

  @Override
  public void add(double[] context, int action, double reward) {
    if (reward != 0 && reward != 1) {
      throw new IllegalArgumentException(
          "The reward (%s) must be 0 or 1 for a logistic model. Maybe use a ridge regression."
              .formatted(reward));
    }
    Arrays.fill(row, 0);
    row[0] = 1;
    row[1 + action] = 1;
    System.arraycopy(context, 0, row, 1 + actions, features);
    probability[0] = sigmoid(head.logit(row, 0));
    head.add(row, 1, probability, reward == 1 ? 0 : -1, 1);
  }

  @Override
  public RewardModel model() {
    var theta = head.solve(1);
    return (context, action) -> {
      var logit = theta[0] + theta[1 + action];
      for (var i = 0; i < features; i++) {
        logit += theta[1 + actions + i] * context[i];
      }
      return sigmoid(logit);
    };
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
