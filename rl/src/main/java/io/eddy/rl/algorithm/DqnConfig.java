package io.eddy.rl.algorithm;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.Loss;
import io.eddy.rl.policy.Schedule;
import io.eddy.rl.replay.PrioritizedReplayConfig;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import java.util.List;

/**
 * Settings of {@link Dqn}. A step is one step of one environment, an update one step down the
 * gradient.
 *
 * @param network hidden layers of the action values
 * @param form one value per action, or duelling
 * @param optimiser learning rate and the longest gradient
 * @param loss of a temporal difference error
 * @param discount γ of one step, in [0, 1]
 * @param target who chooses the next action in a target
 * @param steps n of the n-step return, at least 1
 * @param replayCapacity transitions that are kept, at least batchSize
 * @param priorities how surprises are preferred; with exponent 0 all are drawn alike
 * @param batchSize transitions of an update, at least 1
 * @param learningStarts steps before the first update, at least 1
 * @param trainEvery steps from one round of updates to the next, at least 1
 * @param gradientSteps updates of a round, at least 1
 * @param targetEvery updates (not steps) after which the target network moves, at least 1
 * @param targetRate τ in (0, 1]: θ⁻ ← θ⁻ + τ(θ − θ⁻); 1 copies
 * @param exploration ε by steps
 * @param environments stepped in turn, at least 1
 */
public record DqnConfig(
    NetworkConfig network,
    NetworkForm form,
    AdamConfig optimiser,
    Loss loss,
    double discount,
    TargetRule target,
    int steps,
    int replayCapacity,
    PrioritizedReplayConfig priorities,
    int batchSize,
    int learningStarts,
    int trainEvery,
    int gradientSteps,
    int targetEvery,
    double targetRate,
    Schedule exploration,
    int environments) {

  /** Double DQN as it solves CartPole; see docs/algorithms/dqn.md. */
  public static final DqnConfig DEFAULT =
      new DqnConfig(
          new NetworkConfig(List.of(128), Activation.RELU, Initialisation.GLOROT_UNIFORM, 1),
          NetworkForm.PLAIN,
          AdamConfig.DEFAULT.withMaxGradientNorm(10),
          Loss.HUBER,
          .99,
          TargetRule.DOUBLE,
          1,
          50_000,
          PrioritizedReplayConfig.NONE,
          32,
          1_000,
          1,
          1,
          250,
          1,
          Schedule.linear(1, .02, 8_000),
          1);

  /** Checks the ranges. */
  public DqnConfig {
    Settings.requireDiscount(discount);
    Settings.requireAtLeast("steps", steps, 1);
    Settings.requireAtLeast("batchSize", batchSize, 1);
    Settings.requireAtLeast("replayCapacity", replayCapacity, batchSize);
    Settings.requireAtLeast("learningStarts", learningStarts, 1);
    Settings.requireAtLeast("trainEvery", trainEvery, 1);
    Settings.requireAtLeast("gradientSteps", gradientSteps, 1);
    Settings.requireAtLeast("targetEvery", targetEvery, 1);
    Settings.requireTargetRate(targetRate);
    Settings.requireProbabilities("exploration", exploration);
    Settings.requireAtLeast("environments", environments, 1);
  }
}
