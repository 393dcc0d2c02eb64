package io.eddy.rl.bandit;

/**
 * The settings of {@link LinUcb}.
 *
 * @param alpha α, standard deviations of optimism, ≥ 0
 * @param precision λ, the ridge, > 0
 * @param epsilon share of uniform draws, in [0, 1]; above 0 no importance weight of the log exceeds
 *     n/ε, at 0 the log tells nothing of other actions
 */
public record LinUcbConfig(double alpha, double precision, double epsilon) {

  /** One standard deviation, for rewards whose noise is about 1. */
  public static final LinUcbConfig DEFAULT = new LinUcbConfig(1, 1, 0);

  /** Checks the numbers. */
  public LinUcbConfig {
    Uniform.requireSettings(precision, epsilon);
    if (!(alpha >= 0) || !Double.isFinite(alpha)) {
      throw new IllegalArgumentException(
          "alpha (%s) must be finite and at least 0; it is in units of the reward's noise."
              .formatted(alpha));
    }
  }
}
