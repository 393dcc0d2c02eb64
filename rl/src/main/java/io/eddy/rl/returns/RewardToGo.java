package io.eddy.rl.returns;

/**
 * The discounted reward from each step to the end of its episode, Gₜ = Rₜ₊₁ + γGₜ₊₁ (Sutton and
 * Barto 2018, eq. 3.9), with G = 0 behind the end.
 */
public final class RewardToGo {

  private RewardToGo() {}

  /**
   * Writes Gₜ of steps from ≤ t &lt; to.
   *
   * @param rewards Rₜ₊₁
   * @param ended whether an episode ended with the step; what follows the last step counts nothing
   * @param returns written; may be the array of rewards
   */
  public static void returns(
      double[] rewards, boolean[] ended, int from, int to, double discount, double[] returns) {
    var following = 0.0;
    for (var t = to - 1; t >= from; t--) {
      following = rewards[t] + (ended[t] ? 0 : discount * following);
      returns[t] = following;
    }
  }
}
