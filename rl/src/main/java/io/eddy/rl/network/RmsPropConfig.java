package io.eddy.rl.network;

/**
 * Settings of {@link RmsProp}.
 *
 * @param learningRate η, above 0
 * @param decay ρ, how much of the mean of squares is kept each step, in [0, 1)
 * @param epsilon what the mean of squares is above, above 0
 * @param maxGradientNorm a longer gradient is shortened to this length; 0 leaves it as it is
 */
public record RmsPropConfig(
    double learningRate, double decay, double epsilon, double maxGradientNorm)
    implements OptimiserConfig {

  /** What advantage actor-critic is used with; no clipping. */
  public static final RmsPropConfig DEFAULT = new RmsPropConfig(7e-4, .99, 1e-5, 0);

  /** Checks the numbers. */
  public RmsPropConfig {
    Settings.requirePositive("learningRate", learningRate);
    Settings.requireFraction("decay", decay);
    Settings.requirePositive("epsilon", epsilon);
    Settings.requireNotNegative("maxGradientNorm", maxGradientNorm);
  }

  /** The same with another learning rate. */
  public RmsPropConfig withLearningRate(double learningRate) {
    return new RmsPropConfig(learningRate, decay, epsilon, maxGradientNorm);
  }

  /** The same with another bound on the gradient. */
  public RmsPropConfig withMaxGradientNorm(double maxGradientNorm) {
    return new RmsPropConfig(learningRate, decay, epsilon, maxGradientNorm);
  }
}
