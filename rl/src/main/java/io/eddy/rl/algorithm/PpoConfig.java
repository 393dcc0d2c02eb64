package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * Settings of {@link Ppo}. Schedules go by the steps that all environments had taken when the rollout
 * began.
 *
 * @param environments stepped in turn, at least 1
 * @param steps of each environment before the agent learns, at least 1
 * @param epochs passes over these steps, at least 1
 * @param minibatchSize steps per update; it must divide environments · steps
 * @param policyNetwork hidden layers of the preferences
 * @param valueNetwork hidden layers of the state values
 * @param optimiser of both networks, each with a state of its own; bounds the gradient of each
 * @param learningRateFactor what the optimiser's learning rate is multiplied by
 * @param discount γ, in [0, 1]
 * @param lambda of the advantages, in [0, 1]
 * @param clip ε: how far π/π_old may move from 1 and still be rewarded for it, at least 0
 * @param valueClip how far V may move from V_old and still be rewarded for it; 0 lets it move
 * @param normaliseAdvantages whether advantages of a minibatch get mean 0 and deviation 1
 * @param entropyCoefficient what a nat of entropy is worth, at least 0
 * @param valueCoefficient weight of the value loss, above 0
 */
public record PpoConfig(
    int environments,
    int steps,
    int epochs,
    int minibatchSize,
    NetworkConfig policyNetwork,
    NetworkConfig valueNetwork,
    OptimiserConfig optimiser,
    Schedule learningRateFactor,
    double discount,
    double lambda,
    Schedule clip,
    double valueClip,
    boolean normaliseAdvantages,
    double entropyCoefficient,
    double valueCoefficient) {

  /** As it solves CartPole in 100,000 steps; see docs/algorithms/ppo.md. */
  public static final PpoConfig DEFAULT =
      new PpoConfig(
          8,
          32,
          20,
          256,
          new NetworkConfig(List.of(64, 64), Activation.TANH, Initialisation.ORTHOGONAL, .01),
          new NetworkConfig(List.of(64, 64), Activation.TANH, Initialisation.ORTHOGONAL, 1),
          AdamConfig.DEFAULT.withEpsilon(1e-5).withMaxGradientNorm(.5),
          Schedule.linear(1, 0, 100_000),
          .98,
          .8,
          Schedule.linear(.2, 0, 100_000),
          0,
          true,
          0,
          1);

  /** Checks the numbers. */
  public PpoConfig {
    Settings.requireAtLeast("environments", environments, 1);
    Settings.requireAtLeast("steps", steps, 1);
    Settings.requireAtLeast("epochs", epochs, 1);
    Settings.requireAtLeast("minibatchSize", minibatchSize, 1);
    if (environments * steps % minibatchSize != 0) {
      throw new IllegalArgumentException(
          "minibatchSize (%d) must divide environments times steps (%d)."
              .formatted(minibatchSize, environments * steps));
    }
    if (normaliseAdvantages && minibatchSize < 2) {
      throw new IllegalArgumentException(
          "minibatchSize (%d) must be at least 2 to normalise advantages."
              .formatted(minibatchSize));
    }
    Settings.requireDiscount(discount);
    OnPolicySettings.requireFraction("lambda", lambda);
    OnPolicySettings.requireNotNegative("learningRateFactor", learningRateFactor);
    OnPolicySettings.requireNotNegative("clip", clip);
    OnPolicySettings.requireNotNegative("valueClip", valueClip);
    OnPolicySettings.requireNotNegative("entropyCoefficient", entropyCoefficient);
    OnPolicySettings.requirePositive("valueCoefficient", valueCoefficient);
  }
}
