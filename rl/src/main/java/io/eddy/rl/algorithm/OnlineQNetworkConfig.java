package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * Settings of {@link OnlineQNetwork}.
 *
 * @param network hidden layers of the action values
 * @param optimiser learning rate and the divisor's ε
 * @param loss of a temporal difference error
 * @param discount γ of one step, in [0, 1]
 * @param exploration ε by steps
 */
public record OnlineQNetworkConfig(
    NetworkConfig network, AdamConfig optimiser, Loss loss, double discount, Schedule exploration) {

  /** The classic configuration: 128 ReLU, Glorot, Adam .01 with ε 1e-7, γ .95, ε .1. */
  public static final OnlineQNetworkConfig DEFAULT =
      new OnlineQNetworkConfig(
          new NetworkConfig(List.of(128), Activation.RELU, Initialisation.GLOROT_UNIFORM, 1),
          AdamConfig.DEFAULT.withLearningRate(.01).withEpsilon(1e-7),
          Loss.MSE,
          .95,
          Schedule.constant(.1));

  /** Checks the ranges. */
  public OnlineQNetworkConfig {
    Settings.requireDiscount(discount);
    Settings.requireProbabilities("exploration", exploration);
  }
}
