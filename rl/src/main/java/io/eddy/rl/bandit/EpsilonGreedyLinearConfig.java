package io.eddy.rl.bandit;

/**
 * The settings of {@link EpsilonGreedyLinear}.
 *
 * @param epsilon ε, share of uniform draws, in [0, 1]
 * @param precision λ, the ridge, > 0
 */
public record EpsilonGreedyLinearConfig(double epsilon, double precision) {

  /** One draw in ten is uniform. */
  public static final EpsilonGreedyLinearConfig DEFAULT = new EpsilonGreedyLinearConfig(.1, 1);

  /** Checks the numbers. */
  public EpsilonGreedyLinearConfig {
    Uniform.requireSettings(precision, epsilon);
  }
}
