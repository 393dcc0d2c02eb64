package io.eddy.learning.online;

import io.eddy.recommender.fact.Position;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner stood when it published a version.
 *
 * @param consumed the next fact that it had not learned from
 * @param origin t₀ of the weights of lessons, epoch milliseconds
 * @param discounted whether the future counted
 * @param state the learner's sums
 * @param networks and what else the learner knows but its replay; null, or absent where it was stored,
 *     for nothing
 */
public record Checkpoint(
    Position consumed,
    long origin,
    boolean discounted,
    double[] state,
    byte @Nullable [] networks) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that
        && consumed.equals(that.consumed)
        && origin == that.origin
        && discounted == that.discounted
        && Arrays.equals(state, that.state)
        && Arrays.equals(networks, that.networks);
  }

  @Override
  public int hashCode() {
    return 31 * consumed.hashCode() + Arrays.hashCode(state);
  }
}
