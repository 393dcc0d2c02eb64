package io.eddy.learning.experience;

import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import java.time.Duration;

/**
 * What turns facts into lessons.
 *
 * @param features the schema that decisions must have been logged under
 * @param experiment says whom the learner may learn from
 * @param everyArm whether it learns from all arms, not only from its own
 * @param memory after so long a lesson counts half
 */
public record ExperienceSettings(
    Features features,
    Experiment experiment,
    Windows windows,
    Prices prices,
    Discount discount,
    boolean everyArm,
    Duration memory) {
  /** The half-life of lessons where nothing is configured. */
  public static final Duration DEFAULT_MEMORY = Duration.ofDays(14);
}
