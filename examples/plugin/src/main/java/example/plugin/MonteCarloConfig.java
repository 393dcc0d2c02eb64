package example.plugin;

import io.eddy.rl.policy.Schedule;

/**
 * Settings of {@link MonteCarlo}.
 *
 * @param discount γ of one step, in [0, 1]
 * @param exploration ε by steps
 */
public record MonteCarloConfig(double discount, Schedule exploration) {

  /** No discount, and one action in ten at random. */
  public static final MonteCarloConfig DEFAULT = new MonteCarloConfig(1, Schedule.constant(.1));

  /** Checks the numbers. */
  public MonteCarloConfig {
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException("discount (%s) must lie in [0, 1].".formatted(discount));
    }
  }
}
