package io.eddy.rl.tabular;

/**
 * The settings of {@link NStepSarsa}.
 *
 * @param learning discount, learning rate, exploration
 * @param steps n, the rewards that an update sees, at least 1
 */
public record NStepSarsaConfig(TabularConfig learning, int steps) {

  /** Four steps. */
  public static final NStepSarsaConfig DEFAULT = new NStepSarsaConfig(TabularConfig.DEFAULT, 4);

  /** Checks the number. */
  public NStepSarsaConfig {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "The number of steps (%d) must be positive; 1 is SARSA.".formatted(steps));
    }
  }
}
