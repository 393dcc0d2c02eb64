package io.eddy.rl.ope;

import java.util.List;

/**
 * Chooses how much to clip or to shrink (Lepski's principle): candidates are ordered from the least
 * biased to the least noisy, and the last is taken whose interval still meets those of all before it.
 *
 * <pre>
 * î = max { i : ⋂_{j ≤ i} [V̂ⱼ − 2 cⱼ, V̂ⱼ + 2 cⱼ] ≠ ∅ },  cⱼ = 1.96 · standard error of V̂ⱼ
 * </pre>
 *
 * Su, Srinath and Krishnamurthy 2020, "Adaptive estimator selection for off-policy evaluation" (SLOPE,
 * arXiv 2002.07729).
 *
 * <p>Departs from the paper: c is the normal one, not a bound that holds for every n, as in the paper's
 * own experiments; noise must fall along the order, so that c is the smallest so far.
 */
public final class Slope {

  private static final double NORMAL = 1.96;

  private Slope() {}

  /** Index of the chosen estimate; the first if later ones are not defined. */
  public static int choose(List<Estimate> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("There is no candidate to choose from. Maybe give one.");
    }
    var low = Double.NEGATIVE_INFINITY;
    var high = Double.POSITIVE_INFINITY;
    var smallest = Double.POSITIVE_INFINITY;
    var chosen = 0;
    for (var i = 0; i < candidates.size(); i++) {
      var candidate = candidates.get(i);
      smallest = Math.min(smallest, NORMAL * candidate.standardError());
      low = Math.max(low, candidate.value() - 2 * smallest);
      high = Math.min(high, candidate.value() + 2 * smallest);
      if (!(low <= high)) {
        return chosen;
      }
      chosen = i;
    }
    return chosen;
  }
}
