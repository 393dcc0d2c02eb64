package io.eddy.rl.ope;

/** What an action is expected to earn in a context, q̂(x,a). */
@FunctionalInterface
public interface RewardModel {

  /** Expects nothing of anything: doubly robust becomes inverse probability weighting. */
  RewardModel ZERO = (context, action) -> 0;

  /** q̂(x,a), finite. */
  double expected(double[] context, int action);
}
