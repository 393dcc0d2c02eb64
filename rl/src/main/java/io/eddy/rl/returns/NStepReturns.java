package io.eddy.rl.returns;

/**
 * The reward of at most n steps and the value of where they lead (Sutton and Barto 2018, eq. 7.1):
 *
 * <pre>
 * Gₜ = Rₜ₊₁ + γRₜ₊₂ + … + γᵐ⁻¹Rₜ₊ₘ + γᵐV(Sₜ₊ₘ)
 * </pre>
 *
 * where m ≤ n is cut short by the end of the episode or of the arrays, and V is 0 after termination.
 */
public final class NStepReturns {

  private NStepReturns() {}

  /**
   * Writes Gₜ of steps from ≤ t &lt; to. Costs n per step.
   *
   * @param rewards Rₜ₊₁
   * @param nextValues V(Sₜ₊₁)
   * @param n at least 1
   * @param returns written
   */
  public static void returns(
      double[] rewards,
      boolean[] terminated,
      boolean[] truncated,
      float[] nextValues,
      int from,
      int to,
      int n,
      double discount,
      double[] returns) {
    for (var t = from; t < to; t++) {
      var last = t;
      while (last < to - 1 && last - t < n - 1 && !terminated[last] && !truncated[last]) {
        last++;
      }
      var following = terminated[last] ? 0 : nextValues[last];
      var sum = (double) following;
      for (var k = last; k >= t; k--) {
        sum = rewards[k] + discount * sum;
      }
      returns[t] = sum;
    }
  }
}
