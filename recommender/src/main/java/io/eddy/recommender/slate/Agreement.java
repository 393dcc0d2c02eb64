package io.eddy.recommender.slate;

import io.eddy.recommender.decision.Decision;
import java.util.Arrays;
import java.util.HashSet;

/**
 * How far what a caller's own recommender showed agrees with what Eddy would have shown.
 *
 * @param first whether both begin with the same room
 * @param overlap share of the rooms among the first {@value #DEPTH} of both that they have in common, 0 to 1
 * @param tau Kendall's τ_b over the rooms shown: their order against Eddy's scores of them, −1 to 1; NaN where
 *     there is nothing to order
 */
public record Agreement(boolean first, double overlap, double tau) {
  /** How many rooms of a slate count for the overlap. */
  public static final int DEPTH = 10;

  /** The agreement of an external decision with its own logged scores. */
  public static Agreement of(Decision decision) {
    return of(decision.items().size(), GreedySlate.rows(decision), decision.candidates().scores());
  }

  /**
   * The agreement of a slate whose rooms are the rows 0, 1, …
   *
   * @param shown how many rooms were shown
   * @param would the rows that Eddy would have shown, by position
   * @param scores Eddy's, of at least the rows shown
   */
  static Agreement of(int shown, int[] would, float[] scores) {
    var depth = Math.min(DEPTH, Math.min(shown, would.length));
    var ours = new HashSet<Integer>();
    Arrays.stream(would).limit(DEPTH).forEach(ours::add);
    var common = ours.stream().filter(row -> row < Math.min(DEPTH, shown)).count();
    return new Agreement(
        depth > 0 && would[0] == 0,
        depth == 0 ? 0 : common / (double) depth,
        tau(Arrays.copyOf(scores, shown)));
  }

  /**
   * τ_b = (C − D) / √(n₀·(n₀ − t)) of n₀ pairs, C in the same order, D in the opposite one, t with equal
   * scores; positions are never equal (Kendall 1945).
   */
  static double tau(float[] scores) {
    long balance = 0;
    long unequal = 0;
    var pairs = scores.length * (scores.length - 1L) / 2;
    for (var i = 0; i < scores.length; i++) {
      for (var j = i + 1; j < scores.length; j++) {
        var order = Float.compare(scores[i], scores[j]);
        balance += order;
        unequal += order == 0 ? 0 : 1;
      }
    }
    return unequal == 0 ? Double.NaN : balance / Math.sqrt((double) pairs * unequal);
  }
}
