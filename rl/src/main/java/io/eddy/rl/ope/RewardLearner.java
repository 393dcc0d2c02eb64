package io.eddy.rl.ope;

/** Learns a model of rewards from a log, in a fixed number of passes. */
public interface RewardLearner {

  /** How often it wants to see the log; at least once. */
  default int passes() {
    return 1;
  }

  /** Takes in what followed an action in a context. */
  void add(double[] context, int action, double reward);

  /** Says that a pass is over. */
  default void endPass() {}

  /** The model after all passes. */
  RewardModel model();
}
