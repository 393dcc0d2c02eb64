package io.eddy.rl.algorithm;

import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.value.NetworkConfig;

/**
 * Settings of {@link FittedQEvaluation}. Discounts belong to the transitions.
 *
 * @param network hidden layers of the action values
 * @param optimiser learning rate and the longest gradient
 * @param loss of an error; only {@link Loss#MSE} makes values means
 * @param batchSize transitions of an update, at least 1
 * @param targetEvery updates after which the target network moves: the fits are this long; at least 1
 * @param targetRate τ in (0, 1]: θ⁻ ← θ⁻ + τ(θ − θ⁻); 1 copies
 */
public record FittedQEvaluationConfig(
    NetworkConfig network,
    AdamConfig optimiser,
    Loss loss,
    int batchSize,
    int targetEvery,
    double targetRate) {

  /** Fits of 250 updates. */
  public static final FittedQEvaluationConfig DEFAULT =
      new FittedQEvaluationConfig(NetworkConfig.DEFAULT, AdamConfig.DEFAULT, Loss.MSE, 64, 250, 1);

  /** Checks the ranges. */
  public FittedQEvaluationConfig {
    Settings.requireAtLeast("batchSize", batchSize, 1);
    Settings.requireAtLeast("targetEvery", targetEvery, 1);
    Settings.requireTargetRate(targetRate);
  }
}
