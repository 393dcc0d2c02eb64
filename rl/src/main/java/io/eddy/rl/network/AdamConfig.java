package io.eddy.rl.network;

/**
 * Settings of {@link Adam}.
 *
 * @param learningRate α, above 0
 * @param beta1 how much of the gradient's mean is kept each step, in [0, 1)
 * @param beta2 how much of the mean of its squares is kept each step, in [0, 1)
 * @param epsilon what the divisor is above, above 0
 * @param maxGradientNorm a longer gradient is shortened to this length; 0 leaves it as it is
 */
public record AdamConfig(
    double learningRate, double beta1, double beta2, double epsilon, double maxGradientNorm)
    implements OptimiserConfig {

  /** What the paper proposes, and no clipping. */
  public static final AdamConfig DEFAULT = new AdamConfig(1e-3, .9, .999, 1e-8, 0);

  /** Checks the numbers. */
  public AdamConfig {
    Settings.requirePositive("learningRate", learningRate);
    Settings.requireFraction("beta1", beta1);
    Settings.requireFraction("beta2", beta2);
    Settings.requirePositive("epsilon", epsilon);
    Settings.requireNotNegative("maxGradientNorm", maxGradientNorm);
  }

  /** The same with another learning rate. */
  public AdamConfig withLearningRate(double learningRate) {
    return new AdamConfig(learningRate, beta1, beta2, epsilon, maxGradientNorm);
  }

  /** The same with another bound on the gradient. */
  public AdamConfig withMaxGradientNorm(double maxGradientNorm) {
    return new AdamConfig(learningRate, beta1, beta2, epsilon, maxGradientNorm);
  }

  /** The same with another ε. */
  public AdamConfig withEpsilon(double epsilon) {
    return new AdamConfig(learningRate, beta1, beta2, epsilon, maxGradientNorm);
  }
}
