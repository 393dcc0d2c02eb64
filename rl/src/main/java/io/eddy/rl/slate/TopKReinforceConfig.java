package io.eddy.rl.slate;

import io.eddy.rl.network.AdamConfig;

/**
 * The settings of {@link TopKReinforce}.
 *
 * @param slateSize K, how many items are shown together
 * @param weightCap c: an importance weight π/β above it counts as c; it trades bias for variance
 * @param adam the optimiser's settings
 */
public record TopKReinforceConfig(int slateSize, double weightCap, AdamConfig adam) {

  /** Slates of ten; a weight that is capped as in the paper, at e³. */
  public static final TopKReinforceConfig DEFAULT =
      new TopKReinforceConfig(10, Math.exp(3), AdamConfig.DEFAULT);

  /** Checks the numbers. */
  public TopKReinforceConfig {
    if (slateSize < 1 || !(weightCap > 0)) {
      throw new IllegalArgumentException(
          "The slateSize (%d) must be at least 1 and the weightCap (%s) positive; an infinite cap leaves weights as they are."
              .formatted(slateSize, weightCap));
    }
  }
}
