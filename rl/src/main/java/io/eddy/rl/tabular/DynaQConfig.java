package io.eddy.rl.tabular;

/**
 * The settings of {@link DynaQ}.
 *
 * @param learning discount, learning rate, exploration
 * @param planningSteps updates from the model for each one from experience, at least 0
 */
public record DynaQConfig(TabularConfig learning, int planningSteps) {

  /** Ten updates from the model for each one from experience. */
  public static final DynaQConfig DEFAULT = new DynaQConfig(TabularConfig.DEFAULT, 10);

  /** Checks the number. */
  public DynaQConfig {
    if (planningSteps < 0) {
      throw new IllegalArgumentException(
          "The planningSteps (%d) can't be negative; 0 is Q-learning.".formatted(planningSteps));
    }
  }
}
