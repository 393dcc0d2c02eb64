package io.eddy.rl.slate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What {@link SlateQ} has learned, and how to act on it: immutable, safe to share between threads.
 * Rows of item features are row-major and as wide as {@link ItemColumns#width}.
 */
public final class SlateWeights {

  private final SlateCoefficients coefficients;
  private final String hash;
  private final int width;
  private final double[] logit; // dense: θ on its columns, 1 on the offset columns
  private final double[] reward; // dense: R
  private final double[] future; // dense: F
  private final double[] value; // dense: R + F
  private final double[] state;
  private final double[] noChoice;
  private final BestSlate best;

  /** Weights from plain numbers, which must not be written again. */
  public SlateWeights(SlateCoefficients coefficients) {
    this.coefficients = coefficients;
    this.hash = hashOf(coefficients);
    var items = coefficients.items();
    this.width = items.width();
    this.logit = dense(width, items.choice(), coefficients.choice());
    for (var column : items.offset()) {
      logit[column] += 1;
    }
    this.reward = dense(width, items.value(), coefficients.reward());
    this.future = dense(width, items.value(), coefficients.future());
    this.value = new double[width];
    Arrays.setAll(value, column -> reward[column] + future[column]);
    this.state = numbers(coefficients.state());
    this.noChoice = numbers(coefficients.noChoice());
    this.best = new BestSlate(coefficients.position(), coefficients.slateIterations());
  }

  /** The plain numbers. */
  public SlateCoefficients coefficients() {
    return coefficients;
  }

  /** 128 bits of SHA-256 over all coefficients, in hexadecimal: equal weights, equal hash. */
  public String hash() {
    return hash;
  }

  /** c: the choice logit of a row, without its position. */
  public double choiceLogit(float[] rows, int row) {
    return product(logit, rows, row);
  }

  /** R(s,i): what choosing the item pays at once. */
  public double immediateValue(float[] rows, int row) {
    return product(reward, rows, row);
  }

  /** F(s,i): what choosing the item adds later, over choosing nothing. */
  public double futureAdvantage(float[] rows, int row) {
    return product(future, rows, row);
  }

  /** V(s): value of the state under the policy that was learned from. */
  public double stateValue(float[] state) {
    return product(this.state, state, 0);
  }

  /** U∅(s): what follows when nothing is chosen. */
  public double noChoiceValue(float[] state) {
    return product(noChoice, state, 0);
  }

  /** How the best slate is found, and e^(b_pos). */
  BestSlate best() {
    return best;
  }

  /** P(i|s,A) per position of a slate; what is missing to 1 is the probability of no choice. */
  public double[] probabilities(float[] rows, int[] slate) {
    var probabilities = new double[slate.length];
    var sum = 1.0;
    for (var j = 0; j < slate.length; j++) {
      probabilities[j] = Math.exp(choiceLogit(rows, slate[j])) * best.factor(j);
      sum += probabilities[j];
    }
    for (var j = 0; j < slate.length; j++) {
      probabilities[j] /= sum;
    }
    return probabilities;
  }

  /** Q(s,A) = U∅(s) + Σ P(i|s,A) (R(s,i) + F(s,i)). */
  public double slateValue(float[] state, float[] rows, int[] slate) {
    var probabilities = probabilities(rows, slate);
    var q = noChoiceValue(state);
    for (var j = 0; j < slate.length; j++) {
      q += probabilities[j] * product(value, rows, slate[j]);
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
  public double scores(float[] rows, int n, int k, double[] out) {
    attract(rows, n, out);
    return best.refine(n, k, out);
  }

  /** The greedy slate: the k candidates with the highest scores, best first. */
  public int[] bestSlate(float[] rows, int n, int k) {
    var out = new double[3 * n];
    scores(rows, n, k, out);
    return BestSlate.top(n, k, out);
  }

  /** Fills e^c and R + F of every candidate; both products share one pass over the row. */
  void attract(float[] rows, int n, double[] out) {
    for (var i = 0; i < n; i++) {
      var at = i * width;
      double c0 = 0;
      double c1 = 0;
      double q0 = 0;
      double q1 = 0;
      var j = 0;
      for (; j + 1 < width; j += 2) {
        double x0 = rows[at + j];
        double x1 = rows[at + j + 1];
        c0 += logit[j] * x0;
        c1 += logit[j + 1] * x1;
        q0 += value[j] * x0;
        q1 += value[j + 1] * x1;
      }
      if (j < width) {
        double x = rows[at + j];
        c0 += logit[j] * x;
        q0 += value[j] * x;
      }
      out[n + i] = Math.exp(c0 + c1);
      out[2 * n + i] = q0 + q1;
    }
  }

  /** Dot product with a row, in the summation order of {@link #attract}. */
  private static double product(double[] weights, float[] rows, int row) {
    var at = row * weights.length;
    double even = 0;
    double odd = 0;
    for (var j = 0; j < weights.length; j += 2) {
      even += weights[j] * rows[at + j];
    }
    for (var j = 1; j < weights.length; j += 2) {
      odd += weights[j] * rows[at + j];
    }
    return even + odd;
  }

  private static double[] dense(int width, List<Integer> columns, List<Double> weights) {
    var dense = new double[width];
    for (var j = 0; j < columns.size(); j++) {
      dense[columns.get(j)] += weights.get(j);
    }
    return dense;
  }

  private static double[] numbers(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String hashOf(SlateCoefficients c) {
    var items = c.items();
    var text = new StringBuilder().append(items).append(c.slateIterations());
    for (var numbers :
        List.of(c.choice(), c.position(), c.reward(), c.future(), c.state(), c.noChoice())) {
      text.append('|');
      for (var number : numbers) {
        text.append(Long.toHexString(Double.doubleToLongBits(number))).append(' ');
      }
    }
    return hashOf(text.toString().getBytes(UTF_8));
  }

  /** 128 bits of SHA-256, in hexadecimal. */
  static String hashOf(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
