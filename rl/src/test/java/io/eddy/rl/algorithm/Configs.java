package io.eddy.rl.algorithm;

import io.eddy.rl.algorithm.ReinforceConfig.BaselineKind;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/** Configurations for small worlds. */
final class Configs {

  /** Linear preferences or values: with one-hot states, a table. */
  static final NetworkConfig LINEAR =
      new NetworkConfig(List.of(), Activation.LINEAR, Initialisation.GLOROT_UNIFORM, 1);

  static final NetworkConfig HIDDEN =
      new NetworkConfig(List.of(16), Activation.TANH, Initialisation.ORTHOGONAL, .01);

  /** A step that changes no weight: gradients are looked at, not followed. */
  static final OptimiserConfig STANDING = AdamConfig.DEFAULT.withLearningRate(1e-30);

  private Configs() {}

  static ReinforceConfig reinforce(
      NetworkConfig network,
      OptimiserConfig optimiser,
      int episodes,
      BaselineKind baseline,
      boolean normalise) {
    return new ReinforceConfig(
        network,
        optimiser,
        SmallWorld.DISCOUNT,
        episodes,
        baseline,
        normalise,
        network,
        AdamConfig.DEFAULT);
  }

  static A2cConfig a2c(
      NetworkConfig network,
      OptimiserConfig optimiser,
      int environments,
      int steps,
      double lambda) {
    return new A2cConfig(
        environments,
        steps,
        network,
        network,
        optimiser,
        Schedule.linear(1, .5, 400),
        SmallWorld.DISCOUNT,
        lambda,
        0,
        1);
  }

  static PpoConfig ppo(
      NetworkConfig network,
      OptimiserConfig optimiser,
      int environments,
      int steps,
      int epochs,
      int minibatchSize,
      boolean normalise) {
    return new PpoConfig(
        environments,
        steps,
        epochs,
        minibatchSize,
        network,
        network,
        optimiser,
        Schedule.linear(1, .5, 400),
        SmallWorld.DISCOUNT,
        1,
        Schedule.linear(.2, .1, 400),
        0,
        normalise,
        0,
        1);
  }
}
