package io.eddy.rl.slate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link SlateQ} has learned, and how to act on it: heads that are linear in the features. */
public final class SlateWeights implements SlateHeads {

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

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public SlateWeights linear() {
    return this;
  }

  @Override
  public @Nullable SlateNetworkNumbers networks() {
    return null;
  }

  @Override
  public double choiceLogit(float[] state, float[] rows, int row) {
    return product(logit, rows, row);
  }

  @Override
  public double immediateValue(float[] state, float[] rows, int row) {
    return product(reward, rows, row);
  }

  @Override
  public double futureAdvantage(float[] state, float[] rows, int row) {
    return product(future, rows, row);
  }

  @Override
  public double stateValue(float[] state) {
    return product(this.state, state, 0);
  }

  @Override
  public double noChoiceValue(float[] state) {
    return product(noChoice, state, 0);
  }

  /** How the best slate is found, and e^(b_pos). */
  BestSlate best() {
    return best;
  }

  @Override
  public double[] probabilities(float[] state, float[] rows, int[] slate) {
    var logits = new double[slate.length];
    Arrays.setAll(logits, j -> choiceLogit(state, rows, slate[j]));
    return best.probabilities(logits);
  }

  @Override
  public double scores(float[] state, float[] rows, int n, int k, double[] out) {
    attract(rows, n, out);
    return best.refine(n, k, out);
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
