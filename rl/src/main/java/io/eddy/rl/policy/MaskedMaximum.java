package io.eddy.rl.policy;

import io.eddy.rl.mdp.ObservationBatch;

/** The best of the actions that may be taken: arg max over 𝒜, ties to the lowest index. */
public final class MaskedMaximum {

  private MaskedMaximum() {}

  /**
   * The best action of one observation.
   *
   * @param numbers of the batch, mostActions an observation; those of masked actions are not read
   * @throws IllegalArgumentException if every action is masked
   */
  public static int action(ObservationBatch batch, int place, float[] numbers) {
    var first = place * batch.shape().mostActions();
    var best = -1;
    for (var action = 0; action < batch.count(place); action++) {
      if (batch.available()[first + action]
          && (best < 0 || numbers[first + action] > numbers[first + best])) {
        best = action;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "All %d actions are masked; the environment must leave one."
              .formatted(batch.count(place)));
    }
    return best;
  }
}
