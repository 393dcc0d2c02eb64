package io.eddy.rl.ope;

import java.util.Arrays;

/**
 * What one step adds to an estimate, and what it tells of the weights. A buffer that is used again:
 * an estimator writes all of it.
 */
public final class Terms {

  /** plain, then numerator and denominator of each ratio, then the weight. */
  private final double[] values;

  private double usedWeight;
  private double weightedReward;
  private double cut;

  Terms(int ratios) {
    this.values = new double[2 + 2 * ratios];
  }

  /** Sets what is averaged. */
  public void plain(double value) {
    values[0] = value;
  }

  /** Sets what the step adds above and below the line of ratio j. */
  public void ratio(int j, double numerator, double denominator) {
    values[1 + 2 * j] = numerator;
    values[2 + 2 * j] = denominator;
  }

  /**
   * Sets what judges the weights.
   *
   * @param weight importance weight before clipping, expected to be 1
   * @param used weight that the estimator used
   * @param weightedReward weight times the size of the reward
   * @param cut (weight − used) times the size of what the model missed: what may be lost to bias
   */
  public void weight(double weight, double used, double weightedReward, double cut) {
    values[values.length - 1] = weight;
    this.usedWeight = used;
    this.weightedReward = weightedReward;
    this.cut = cut;
  }

  /** The weights of a bandit's step. */
  void bandit(ScoredStep step, double used) {
    var w = step.weight();
    weight(w, used, w * Math.abs(step.reward()), Math.abs(w - used) * Math.abs(step.residual()));
  }

  void clear() {
    Arrays.fill(values, 0);
  }

  double[] values() {
    return values;
  }

  double weight() {
    return values[values.length - 1];
  }

  double usedWeight() {
    return usedWeight;
  }

  double weightedReward() {
    return weightedReward;
  }

  double cut() {
    return cut;
  }
}
