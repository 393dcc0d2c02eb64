package io.eddy.learning.online;

import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import java.time.Duration;

/**
 * How the learner learns.
 *
 * @param discount what the future is worth
 * @param everyArm whether it learns from all arms, not only from its own
 * @param memory after so long a lesson counts half
 */
public record LearnerSettings(Discount discount, boolean everyArm, Duration memory) {
  /** The settings where nothing is configured. */
  public static final LearnerSettings DEFAULT =
      new LearnerSettings(Discount.MYOPIC, false, ExperienceSettings.DEFAULT_MEMORY);
}
