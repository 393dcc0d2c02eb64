package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * Settings of {@link Reinforce}.
 *
 * @param policyNetwork hidden layers of the preferences
 * @param optimiser of the preferences
 * @param discount γ, in [0, 1]
 * @param episodes per update, at least 1
 * @param baseline what returns are compared with
 * @param normalise whether what is left then gets mean 0 and deviation 1 over all steps of an update
 * @param valueNetwork hidden layers of the state values, where they are the baseline
 * @param valueOptimiser of the state values, where they are the baseline
 */
public record ReinforceConfig(
    NetworkConfig policyNetwork,
    OptimiserConfig optimiser,
    double discount,
    int episodes,
    BaselineKind baseline,
    boolean normalise,
    NetworkConfig valueNetwork,
    OptimiserConfig valueOptimiser) {

  /** What returns are compared with. */
  public enum BaselineKind {
    /** Nothing. */
    NONE,
    /** The mean return of the steps of the update's other episodes. */
    OTHER_EPISODES,
    /** A state value that is learned from the returns. */
    STATE_VALUE
  }

  /** As it solves CartPole; see docs/algorithms/reinforce.md. */
  public static final ReinforceConfig DEFAULT =
      new ReinforceConfig(
          new NetworkConfig(List.of(128), Activation.RELU, Initialisation.GLOROT_UNIFORM, 1),
          AdamConfig.DEFAULT.withLearningRate(1e-2),
          .99,
          8,
          BaselineKind.NONE,
          true,
          new NetworkConfig(List.of(128), Activation.RELU, Initialisation.GLOROT_UNIFORM, 1),
          AdamConfig.DEFAULT.withLearningRate(1e-2));

  /** Checks the numbers. */
  public ReinforceConfig {
    Settings.requireDiscount(discount);
    Settings.requireAtLeast("episodes", episodes, 1);
  }
}
