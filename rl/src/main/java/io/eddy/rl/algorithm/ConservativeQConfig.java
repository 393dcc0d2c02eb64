package io.eddy.rl.algorithm;

import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;

/**
 * Settings of {@link ConservativeQ}. Discounts belong to the transitions.
 *
 * @param network hidden layers of the action values
 * @param form one value per action, or duelling
 * @param optimiser learning rate and the longest gradient
 * @param loss of a temporal difference error
 * @param target who chooses the next action in a target
 * @param conservatism α ≥ 0: how much actions that were not taken are pressed down; 0 is deep
 *     Q-learning
 * @param batchSize transitions of an update, at least 1
 * @param targetEvery updates after which the target network moves, at least 1
 * @param targetRate τ in (0, 1]: θ⁻ ← θ⁻ + τ(θ − θ⁻); 1 copies
 */
public record ConservativeQConfig(
    NetworkConfig network,
    NetworkForm form,
    AdamConfig optimiser,
    Loss loss,
    TargetRule target,
    double conservatism,
    int batchSize,
    int targetEvery,
    double targetRate) {

  /** Double targets and α = 1. */
  public static final ConservativeQConfig DEFAULT =
      new ConservativeQConfig(
          NetworkConfig.DEFAULT,
          NetworkForm.PLAIN,
          AdamConfig.DEFAULT.withMaxGradientNorm(10),
          Loss.HUBER,
          TargetRule.DOUBLE,
          1,
          64,
          250,
          1);

  /** Checks the ranges. */
  public ConservativeQConfig {
    if (!(conservatism >= 0 && conservatism < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "conservatism (%s) must be a finite number of at least 0; 0 trusts values of what was never tried."
              .formatted(conservatism));
    }
    Settings.requireAtLeast("batchSize", batchSize, 1);
    Settings.requireAtLeast("targetEvery", targetEvery, 1);
    Settings.requireTargetRate(targetRate);
  }
}
