package io.eddy.recommender.experiment;

/**
 * A branch of an experiment.
 *
 * @param name unique within the experiment
 * @param policy what serves it: {@link #LEARNING}, {@link #FROZEN} or the name of a baseline
 * @param share of the viewers, greater than 0
 */
public record Arm(String name, String policy, double share) {
  /** Served by the newest published policy. */
  public static final String LEARNING = "learning";

  /** Served by version 0, the prior. */
  public static final String FROZEN = "frozen";

  /** Checks the share. */
  public Arm {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share (%s) of arm %s must be above 0 and at most 1.".formatted(share, name));
    }
  }
}
