package io.eddy.rl.ope;

/** Learns a model of rewards from a log, in one pass. */
public interface RewardLearner {

  /** Takes in what followed an action in a context. */
  void add(double[] context, int action, double reward);

  /** The model of what was taken in so far. */
  RewardModel model();
}
