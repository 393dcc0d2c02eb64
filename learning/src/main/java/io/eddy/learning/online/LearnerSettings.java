package io.eddy.learning.online;

import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.recommender.policy.SlateAlgorithm;
import java.time.Duration;

/**
 * How the learner learns.
 *
 * @param algorithm what form the heads have
 * @param discount what the future is worth
 * @param everyArm whether it learns from all arms, not only from its own
 * @param memory after so long a lesson counts half
 */
public record LearnerSettings(
    SlateAlgorithm algorithm, Discount discount, boolean everyArm, Duration memory) {
  /** The settings where nothing is configured. */
  public static final LearnerSettings DEFAULT =
      new LearnerSettings(
          SlateAlgorithm.LINEAR, Discount.MYOPIC, false, ExperienceSettings.DEFAULT_MEMORY);

  /** The same with another algorithm. */
  public LearnerSettings with(SlateAlgorithm other) {
    return new LearnerSettings(other, discount, everyArm, memory);
  }
}
