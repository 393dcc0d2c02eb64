package io.eddy.rl.ope;

/**
 * One logged decision as estimators see it: numbers alone, the context is gone.
 *
 * @param propensity π_b(a|x) of the policy that logged, in (0, 1]; NaN if it was not logged
 * @param targetProbability π_e(a|x) of the policy to be evaluated, in [0, 1]
 * @param reward what followed
 * @param modelled q̂(x,a), the model's reward of the logged action; 0 without a model
 * @param expected Σₐ π_e(a|x) q̂(x,a), the model's reward of the target policy; 0 without a model
 */
public record ScoredStep(
    double propensity, double targetProbability, double reward, double modelled, double expected) {

  /** The propensity of a step whose log doesn't tell. */
  public static final double UNKNOWN = Double.NaN;

  /** Checks that probabilities are some, and that all else is finite. */
  public ScoredStep {
    requirePropensity(propensity);
    requireProbability("target probability", targetProbability);
    requireFinite("reward", reward);
    requireFinite("modelled reward", modelled);
    requireFinite("expected reward", expected);
  }

  /** A step for estimators that need no model. */
  public static ScoredStep of(double propensity, double targetProbability, double reward) {
    return new ScoredStep(propensity, targetProbability, reward, 0, 0);
  }

  /** w = π_e(a|x) / π_b(a|x); NaN without a propensity. */
  public double weight() {
    return targetProbability / propensity;
  }

  /** What the model missed, r − q̂(x,a). */
  public double residual() {
    return reward - modelled;
  }

  static void requirePropensity(double propensity) {
    if (propensity <= 0 || propensity > 1) {
      throw new IllegalArgumentException(
          "The propensity (%s) must be in (0, 1]. Maybe it is a logarithm or a count; NaN says unknown."
              .formatted(propensity));
    }
  }

  static void requireProbability(String name, double probability) {
    if (!(probability >= 0 && probability <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be in [0, 1]. Maybe normalise the target policy."
              .formatted(name, probability));
    }
  }

  static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be finite. Maybe leave the step out of the log."
              .formatted(name, value));
    }
  }
}
