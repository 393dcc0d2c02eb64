package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;

/**
 * Settings of {@link DqnWithoutReplay}.
 *
 * @param network hidden layers of the action values
 * @param optimiser learning rate and the longest gradient
 * @param loss of a temporal difference error
 * @param discount γ of one step, in [0, 1]
 * @param target who chooses the next action in a target
 * @param targetEvery updates, of which each step is one, after which the target network moves
 * @param targetRate τ in (0, 1]: θ⁻ ← θ⁻ + τ(θ − θ⁻); 1 copies
 * @param exploration ε by steps
 */
public record DqnWithoutReplayConfig(
    NetworkConfig network,
    AdamConfig optimiser,
    Loss loss,
    double discount,
    TargetRule target,
    int targetEvery,
    double targetRate,
    Schedule exploration) {

  /** What {@link OnlineQNetworkConfig#DEFAULT} is, with a target that stands still for 10 steps. */
  public static final DqnWithoutReplayConfig DEFAULT =
      new DqnWithoutReplayConfig(
          new NetworkConfig(List.of(128), Activation.RELU, Initialisation.GLOROT_UNIFORM, 1),
          AdamConfig.DEFAULT.withLearningRate(.01),
          Loss.MSE,
          .95,
          TargetRule.MAXIMUM,
          10,
          1,
          Schedule.constant(.1));

  /** Checks the ranges. */
  public DqnWithoutReplayConfig {
    Settings.requireDiscount(discount);
    Settings.requireAtLeast("targetEvery", targetEvery, 1);
    Settings.requireTargetRate(targetRate);
    Settings.requireProbabilities("exploration", exploration);
  }
}
