package io.eddy.rl.algorithm;

import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.OptimiserConfig;
import io.eddy.rl.value.NetworkConfig;

/**
 * Settings of {@link BehaviorCloning}.
 *
 * @param policyNetwork hidden layers of the preferences
 * @param optimiser of the preferences
 */
public record BehaviorCloningConfig(NetworkConfig policyNetwork, OptimiserConfig optimiser) {

  /** Two hidden layers of 64, Adam at 1e-3. */
  public static final BehaviorCloningConfig DEFAULT =
      new BehaviorCloningConfig(NetworkConfig.DEFAULT, AdamConfig.DEFAULT);
}
