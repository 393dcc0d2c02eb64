package io.eddy.rl.tabular;

import io.eddy.rl.policy.Schedule;

/**
 * What all learners with a table need to know.
 *
 * @param discount γ in [0, 1]
 * @param learningRate α of an update
 * @param exploration ε by the number of actions chosen so far, in [0, 1]
 */
public record TabularConfig(double discount, LearningRate learningRate, Schedule exploration) {

  /** γ = .99, α = .1 and ε = .1, as in most examples of the book. */
  public static final TabularConfig DEFAULT =
      new TabularConfig(.99, LearningRate.constant(.1), Schedule.constant(.1));

  /** Checks the numbers; ε is checked where it starts. */
  public TabularConfig {
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "The discount (%s) must be in [0, 1].".formatted(discount));
    }
    var epsilon = exploration.at(0);
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException(
          "The exploration (%s) must be in [0, 1].".formatted(epsilon));
    }
  }
}
