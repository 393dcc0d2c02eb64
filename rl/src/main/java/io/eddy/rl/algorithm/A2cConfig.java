package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.network.RmsPropConfig;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * Settings of {@link A2c}.
 *
 * @param environments stepped in turn, at least 1
 * @param steps of each environment before the agent learns, at least 1
 * @param policyNetwork hidden layers of the preferences
 * @param valueNetwork hidden layers of the state values
 * @param optimiser of both networks, each with a state of its own; bounds the gradient of each
 * @param learningRateFactor what the optimiser's learning rate is multiplied by, by steps taken in
 *     all environments when the rollout began
 * @param discount γ, in [0, 1]
 * @param lambda of the advantages, in [0, 1]; 1 looks ahead as far as the rollout goes
 * @param entropyCoefficient what a nat of entropy is worth, at least 0
 * @param valueCoefficient weight of the value loss, above 0
 */
public record A2cConfig(
    int environments,
    int steps,
    NetworkConfig policyNetwork,
    NetworkConfig valueNetwork,
    OptimiserConfig optimiser,
    Schedule learningRateFactor,
    double discount,
    double lambda,
    double entropyCoefficient,
    double valueCoefficient) {

  /** As it solves CartPole; see docs/algorithms/actor-critic.md. */
  public static final A2cConfig DEFAULT =
      new A2cConfig(
          8,
          16,
          new NetworkConfig(List.of(64, 64), Activation.TANH, Initialisation.ORTHOGONAL, .01),
          new NetworkConfig(List.of(64, 64), Activation.TANH, Initialisation.ORTHOGONAL, 1),
          new RmsPropConfig(2e-3, .99, 1e-3, .5),
          Schedule.linear(1, 0, 500_000),
          .99,
          .95,
          0,
          1);

  /** Checks the numbers. */
  public A2cConfig {
    Settings.requireAtLeast("environments", environments, 1);
    Settings.requireAtLeast("steps", steps, 1);
    Settings.requireDiscount(discount);
    OnPolicySettings.requireFraction("lambda", lambda);
    OnPolicySettings.requireNotNegative("learningRateFactor", learningRateFactor);
    OnPolicySettings.requireNotNegative("entropyCoefficient", entropyCoefficient);
    OnPolicySettings.requirePositive("valueCoefficient", valueCoefficient);
  }
}
