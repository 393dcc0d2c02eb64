package io.eddy.rl.ope;

/**
 * One logged decision of a contextual bandit with what models of its reward need. It owns its arrays,
 * which are to be read only; it compares by identity.
 */
public final class LoggedStep {

  /** Published policies are rounded: 80 probabilities to five digits may miss 1 by .0004. */
  private static final double TOLERANCE = 1e-3;

  private final long cluster;
  private final double[] context;
  private final int action;
  private final double reward;
  private final double propensity;
  private final double[] target;

  /**
   * A step.
   *
   * @param cluster the viewer, or the number of the row where steps are independent
   * @param context features x, without an intercept
   * @param action the logged action
   * @param propensity π_b(a|x), in (0, 1]; {@link ScoredStep#UNKNOWN} if it was not logged
   * @param target π_e(·|x) of every action
   */
  public LoggedStep(
      long cluster,
      double[] context,
      int action,
      double reward,
      double propensity,
      double[] target) {
    if (action < 0 || action >= target.length) {
      throw new IllegalArgumentException(
          "The action (%d) must be one of the target policy's %d. Maybe number actions from 0."
              .formatted(action, target.length));
    }
    ScoredStep.requirePropensity(propensity);
    ScoredStep.requireFinite("reward", reward);
    var sum = 0.0;
    for (var probability : target) {
      ScoredStep.requireProbability("target probability", probability);
      sum += probability;
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "The target policy's probabilities sum to %s, not to 1. Maybe normalise them."
              .formatted(sum));
    }
    this.cluster = cluster;
    this.context = context;
    this.action = action;
    this.reward = reward;
    this.propensity = propensity;
    this.target = target;
  }

  /** Whose step it is. */
  public long cluster() {
    return cluster;
  }

  /** Features x. */
  public double[] context() {
    return context;
  }

  /** Number of actions of the target policy. */
  public int actions() {
    return target.length;
  }

  /** The logged action. */
  public int action() {
    return action;
  }

  /** What followed. */
  public double reward() {
    return reward;
  }

  /** The numbers that estimators read, with q̂ of a model. */
  public ScoredStep scored(RewardModel model) {
    var expected = 0.0;
    for (var a = 0; a < target.length; a++) {
      if (target[a] > 0) {
        expected += target[a] * model.expected(context, a);
      }
    }
    return new ScoredStep(
        propensity, target[action], reward, model.expected(context, action), expected);
  }
}
