package io.eddy.rl.network;

/** Settings of an {@link Optimiser}, which say which one it is. */
public sealed interface OptimiserConfig permits AdamConfig, RmsPropConfig {

  /** The learning rate of {@link Optimiser#step()}, above 0. */
  double learningRate();

  /** An optimiser of some parameters that has taken no step yet. */
  default Optimiser optimiser(Parameters parameters) {
    return switch (this) {
      case AdamConfig adam -> new Adam(adam, parameters);
      case RmsPropConfig rmsProp -> new RmsProp(rmsProp, parameters);
    };
  }
}
