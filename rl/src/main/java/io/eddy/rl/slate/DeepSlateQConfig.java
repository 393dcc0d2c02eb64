package io.eddy.rl.slate;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * The settings of {@link DeepSlateQ}.
 *
 * @param linear the linear part
 * @param network the form of both networks between features and heads; its outputGain is 0, so
 *     that learning starts at the linear part
 * @param adam the optimiser's settings
 * @param errorBound κ of Huber's loss: an error in values counts as κ where it is larger
 * @param replay answers and transitions that are kept, each; older ones are forgotten
 * @param batch answers, and transitions, that a gradient step looks at
 * @param stepEvery answers per gradient step
 * @param targetPeriod gradient steps after which the target is copied and the linear part solved anew
 * @param averaging share of the newest numbers in the published average, per gradient step, in (0, 1]
 */
public record DeepSlateQConfig(
    SlateQConfig linear,
    NetworkConfig network,
    AdamConfig adam,
    double errorBound,
    int replay,
    int batch,
    int stepEvery,
    int targetPeriod,
    double averaging) {

  private static final NetworkConfig SMALL =
      new NetworkConfig(List.of(32, 16), Activation.RELU, Initialisation.HE, 0);

  /** Checks the numbers. */
  public DeepSlateQConfig {
    if (replay < 1 || batch < 1 || stepEvery < 1 || targetPeriod < 1) {
      throw new IllegalArgumentException(
          "The numbers replay (%d), batch (%d), stepEvery (%d) and targetPeriod (%d) must be positive."
              .formatted(replay, batch, stepEvery, targetPeriod));
    }
    if (network.outputGain() != 0) {
      throw new IllegalArgumentException(
          "The network's outputGain (%s) must be 0: it learns what the linear part misses."
              .formatted(network.outputGain()));
    }
    if (!(errorBound > 0) || !(averaging > 0 && averaging <= 1)) {
      throw new IllegalArgumentException(
          "The errorBound (%s) must be positive, averaging (%s) in (0, 1]."
              .formatted(errorBound, averaging));
    }
  }

  /** The same with another number of answers and transitions that are kept. */
  public DeepSlateQConfig withReplay(int replay) {
    return new DeepSlateQConfig(
        linear, network, adam, errorBound, replay, batch, stepEvery, targetPeriod, averaging);
  }

  /** The settings that did well for a linear part: 32-16, a step per 4 answers, 50,000 kept. */
  public static DeepSlateQConfig of(SlateQConfig linear) {
    return new DeepSlateQConfig(
        linear, SMALL, AdamConfig.DEFAULT.withMaxGradientNorm(10), 10, 50_000, 16, 4, 200, .01);
  }
}
