package io.eddy.rl.bandit;

/**
 * The settings of {@link LinearThompson}.
 *
 * @param deviation v, by which posterior standard deviations are multiplied: the noise of a reward,
 *     or more for caution; ≥ 0
 * @param precision λ, the ridge, > 0
 * @param epsilon share of uniform draws, in [0, 1]; above 0 no probability is below ε/n
 * @param samples draws from which probabilities are integrated, at least 2
 */
public record LinearThompsonConfig(
    double deviation, double precision, double epsilon, int samples) {

  /** For rewards whose noise is about 1; probabilities are good to two digits. */
  public static final LinearThompsonConfig DEFAULT = new LinearThompsonConfig(1, 1, 0, 1_000);

  /** Checks the numbers. */
  public LinearThompsonConfig {
    Uniform.requireSettings(precision, epsilon);
    if (!(deviation >= 0) || !Double.isFinite(deviation) || samples < 2) {
      throw new IllegalArgumentException(
          "The deviation (%s) must be finite and at least 0, samples (%d) at least 2."
              .formatted(deviation, samples));
    }
  }
}
