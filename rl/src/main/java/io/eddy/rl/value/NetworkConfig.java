package io.eddy.rl.value;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import java.util.List;

/**
 * The form of a network between what it reads and the numbers that it gives.
 *
 * @param hidden widths of the hidden layers; with none, the numbers are linear in the features
 * @param activation of the hidden layers
 * @param initialisation how weights are drawn
 * @param outputGain what the initial weights of the last layer are multiplied by, at least 0; a small
 *     one makes preferences start out nearly equal
 */
public record NetworkConfig(
    List<Integer> hidden, Activation activation, Initialisation initialisation, double outputGain) {

  /** Two hidden layers of 64. */
  public static final NetworkConfig DEFAULT =
      new NetworkConfig(List.of(64, 64), Activation.RELU, Initialisation.HE, 1);

  /** Checks the numbers. */
  public NetworkConfig {
    hidden = List.copyOf(hidden);
    if (hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "hidden (%s) must name widths of at least 1. Leave a layer out to do without it."
              .formatted(hidden));
    }
    if (!(outputGain >= 0) || Double.isInfinite(outputGain)) {
      throw new IllegalArgumentException(
          "outputGain (%s) must be a number of at least 0. Choose 1 for weights as drawn."
              .formatted(outputGain));
    }
  }

  /** The same with other hidden layers. */
  public NetworkConfig withHidden(Integer... widths) {
    return new NetworkConfig(List.of(widths), activation, initialisation, outputGain);
  }

  /** The same with another activation. */
  public NetworkConfig withActivation(Activation activation) {
    return new NetworkConfig(hidden, activation, initialisation, outputGain);
  }

  /** The same with weights drawn otherwise. */
  public NetworkConfig withInitialisation(Initialisation initialisation, double outputGain) {
    return new NetworkConfig(hidden, activation, initialisation, outputGain);
  }
}
