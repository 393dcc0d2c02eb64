package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * Settings of {@link ActorCritic}.
 *
 * @param policyNetwork hidden layers of the preferences
 * @param valueNetwork hidden layers of the state values
 * @param policyOptimiser of the preferences; its learning rate is α_θ
 * @param valueOptimiser of the state values; its learning rate is α_w
 * @param discount γ, in [0, 1]
 */
public record ActorCriticConfig(
    NetworkConfig policyNetwork,
    NetworkConfig valueNetwork,
    OptimiserConfig policyOptimiser,
    OptimiserConfig valueOptimiser,
    double discount) {

  /** As it solves CartPole; see docs/algorithms/actor-critic.md. */
  public static final ActorCriticConfig DEFAULT =
      new ActorCriticConfig(
          new NetworkConfig(List.of(64, 64), Activation.TANH, Initialisation.ORTHOGONAL, .01),
          new NetworkConfig(List.of(64, 64), Activation.TANH, Initialisation.ORTHOGONAL, 1),
          AdamConfig.DEFAULT.withLearningRate(1e-4),
          AdamConfig.DEFAULT.withLearningRate(1e-3),
          .99);

  /** Checks the numbers. */
  public ActorCriticConfig {
    Settings.requireDiscount(discount);
  }
}
