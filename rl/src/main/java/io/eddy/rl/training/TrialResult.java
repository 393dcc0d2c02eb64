package io.eddy.rl.training;

import io.eddy.rl.mdp.Policy;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one seed came to.
 *
 * @param steps taken in all environments
 * @param finalReturn mean return of the last policy on fresh episodes, without exploration
 * @param selectedReturn mean return, on the same fresh episodes, of the policy that was best in the
 *     held-out evaluations; those don't count here, so choosing the best flatters nothing
 * @param threshold mean return of 100 training episodes that counts as solved; NaN if none does
 * @param totalReward sum of all rewards of training
 * @param seconds of acting and learning; evaluations are left out
 * @param timedSteps the steps of these seconds: fewer than all where training went on from a file
 * @param episodes the training episodes that ended
 * @param evaluations of the policy on the way
 * @param last the policy at the end
 * @param selected the policy that was best in the evaluations
 */
public record TrialResult(
    long seed,
    long steps,
    double finalReturn,
    double selectedReturn,
    double threshold,
    double totalReward,
    double seconds,
    long timedSteps,
    EpisodeLog episodes,
    List<EvaluationPoint> evaluations,
    Policy last,
    Policy selected) {

  /** Mean return of the last 100 training episodes, exploration included; NaN if none ended. */
  public double last100Return() {
    return episodes.lastReturn();
  }

  /** Steps after which 100 training episodes in a row had reached the threshold on average. */
  public OptionalLong solvedAtStep() {
    return episodes.solvedAt(threshold);
  }

  /** Mean reward of a training step. */
  public double averageReward() {
    return totalReward / steps;
  }

  /** Share of the training episodes that reached the goal; NaN if none ended. */
  public double successRate() {
    return episodes.successRate();
  }
}
