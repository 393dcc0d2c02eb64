package io.eddy.rl.algorithm;

/**
 * The loss of one step in proximal policy optimisation, with ρ = π(a|s)/π_old(a|s) (Schulman et al.
 * 2017, eq. 7 and 9), to be made small:
 *
 * <pre>
 * L_π = −min(ρÂ, clip(ρ, 1 − ε, 1 + ε)Â)
 * L_V = ½ max((V − G)², (V_old + clip(V − V_old, −ε, ε) − G)²)
 * </pre>
 */
final class PpoLoss {

  private PpoLoss() {}

  /** L_π. */
  static double policyLoss(double ratio, double advantage, double clip) {
    var clipped = Math.clamp(ratio, 1 - clip, 1 + clip);
    return -Math.min(ratio * advantage, clipped * advantage);
  }

  /** ∂L_π/∂log π(a|s): −ρÂ, or 0 where ρ is beyond the clip on the side that pays. */
  static double policySlope(double ratio, double advantage, double clip) {
    var beyond = advantage >= 0 ? ratio > 1 + clip : ratio < 1 - clip;
    return beyond ? 0 : -ratio * advantage;
  }

  /**
   * L_V.
   *
   * @param clip 0 lets V move as far as it will
   */
  static double valueLoss(double value, double oldValue, double target, double clip) {
    var error = value - target;
    var clippedError = clippedError(value, oldValue, target, clip);
    return .5 * Math.max(error * error, clippedError * clippedError);
  }

  /** ∂L_V/∂V: V − G, or 0 where V is beyond the clip and better than it. */
  static double valueSlope(double value, double oldValue, double target, double clip) {
    var error = value - target;
    return Math.abs(clippedError(value, oldValue, target, clip)) > Math.abs(error) ? 0 : error;
  }

  private static double clippedError(double value, double oldValue, double target, double clip) {
    return (clip == 0 ? value : oldValue + Math.clamp(value - oldValue, -clip, clip)) - target;
  }
}
