package io.eddy.rl.slate;

import org.jspecify.annotations.Nullable;

/**
 * What was learned of slates, and how to act on it, whatever form the heads have: immutable, safe to
 * share between threads. Rows of item features are row-major and as wide as {@link ItemColumns#width}.
 */
public sealed interface SlateHeads permits SlateWeights, DeepSlateWeights {

  /**
   * Heads from plain numbers.
   *
   * @param networks what stands beside the linear part, or null for nothing
   */
  static SlateHeads of(SlateCoefficients linear, @Nullable SlateNetworkNumbers networks) {
    return networks == null ? new SlateWeights(linear) : new DeepSlateWeights(linear, networks);
  }

  /** The linear part. */
  SlateWeights linear();

  /** What stands beside the linear part, or null for nothing. */
  @Nullable SlateNetworkNumbers networks();

  /** 128 bits of SHA-256 over all numbers, in hexadecimal: equal heads, equal hash. */
  String hash();

  /** c: the choice logit of a row, without its position. */
  double choiceLogit(float[] state, float[] rows, int row);

  /** R(s,i): what choosing the item pays at once. */
  double immediateValue(float[] state, float[] rows, int row);

  /** F(s,i): what choosing the item adds later, over choosing nothing. */
  double futureAdvantage(float[] state, float[] rows, int row);

  /** V(s): value of the state under the policy that was learned from. */
  double stateValue(float[] state);

  /** U∅(s): what follows when nothing is chosen. */
  double noChoiceValue(float[] state);

  /** P(i|s,A) per position of a slate; what is missing to 1 is the probability of no choice. */
  double[] probabilities(float[] state, float[] rows, int[] slate);

  /** Q(s,A) = U∅(s) + Σ P(i|s,A) (R(s,i) + F(s,i)). */
  default double slateValue(float[] state, float[] rows, int[] slate) {
    var probabilities = probabilities(state, rows, slate);
    var q = noChoiceValue(state);
    for (var j = 0; j < slate.length; j++) {
      q +=
          probabilities[j]
              * (immediateValue(state, rows, slate[j]) + futureAdvantage(state, rows, slate[j]));
    }
    return q;
  }

  /**
   * Scores candidates for a slate of k: scoreᵢ = e^(cᵢ)(Rᵢ + Fᵢ − λ), where λ = Σ P(i|s,A)(Rᵢ + Fᵢ) of
   * the best slate A. The best slate is the top k by score: maximising a ratio N(A)/D(A) is
   * maximising N(A) − λD(A) at the λ where that is 0, found by refining λ from 0.
   *
   * <p>Dinkelbach 1967, "On nonlinear fractional programming"; Ie et al. 2019, §4.2 (top-k and
   * greedy optimisation of a slate).
   *
   * <p>Departs from the paper: λ stands where the paper's greedy has the partial slate's value; with
   * positions that never gain in attention towards the end this is exact, not approximate.
   *
   * @param n number of candidates
   * @param k size of the slate; at most n of it is used
   * @param out at least 3n long; scores in [0, n), then e^c, then R + F
   * @return λ, the best slate's value over choosing nothing
   */
  double scores(float[] state, float[] rows, int n, int k, double[] out);

  /** The greedy slate: the k candidates with the highest scores, best first. */
  default int[] bestSlate(float[] state, float[] rows, int n, int k) {
    var out = new double[3 * n];
    scores(state, rows, n, k, out);
    return BestSlate.top(n, k, out);
  }
}
