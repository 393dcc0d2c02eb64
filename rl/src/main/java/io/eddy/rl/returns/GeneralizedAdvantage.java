package io.eddy.rl.returns;

/**
 * Generalised advantage estimation (Schulman et al. 2016, "High-dimensional continuous control using
 * generalized advantage estimation", eq. 16):
 *
 * <pre>
 * δₜ = Rₜ₊₁ + γV(Sₜ₊₁) − V(Sₜ)      V(Sₜ₊₁) = 0 if step t terminated
 * Âₜ = δₜ + γλÂₜ₊₁                  Âₜ₊₁ = 0 if an episode ended with step t, or t is the last
 * </pre>
 *
 * <p>Âₜ + V(Sₜ) is the λ-return, what V learns from. λ = 0 gives the TD error, λ = 1 the return less
 * the value.
 */
public final class GeneralizedAdvantage {

  private GeneralizedAdvantage() {}

  /**
   * Writes Âₜ of steps from ≤ t &lt; to.
   *
   * @param rewards Rₜ₊₁
   * @param values V(Sₜ)
   * @param nextValues V(Sₜ₊₁): of a step in the middle of an episode the value at t + 1; where an
   *     episode was truncated, and at the last step, that of the observation it led to
   * @param lambda in [0, 1]
   * @param advantages written
   */
  public static void advantages(
      double[] rewards,
      boolean[] terminated,
      boolean[] truncated,
      float[] values,
      float[] nextValues,
      int from,
      int to,
      double discount,
      double lambda,
      double[] advantages) {
    var following = 0.0;
    for (var t = to - 1; t >= from; t--) {
      var error = rewards[t] + (terminated[t] ? 0 : discount * nextValues[t]) - values[t];
      var ended = terminated[t] || truncated[t];
      following = error + (ended ? 0 : discount * lambda * following);
      advantages[t] = following;
    }
  }
}
