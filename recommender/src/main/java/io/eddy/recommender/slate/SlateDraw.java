package io.eddy.recommender.slate;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws a slate position by position: πⱼ = (1−ε)·softmax(logits/τ) + ε·uniform, both over the rooms
 * that are feasible given the prefix Fⱼ (no repeats, caps). Each conditional probability is exact, and
 * their product is the slate's. The probability never depends on which branch of the mixture was taken.
 *
 * <p>Cost: O(k·n) additions and n exponentials. Not a record: a working area of one request.
 */
public final class SlateDraw {
  /** For a slate in which nothing is left to chance. */
  private static final RandomGenerator CERTAIN =
      () -> {
        throw new IllegalStateException("Nothing is drawn here.");
      };

  /** Below this sum the exponentials are taken anew from the largest feasible logit. */
  private static final double LEAST_SUM = 1e-200;

  private final double[] logits; // standardised, over τ
  private final double[] weights; // e^(logit − base)
  private final boolean[] used;
  private final int[] streamers;
  private final int[] categories;
  private final int[] ofStreamer;
  private final int[] ofCategory;
  private final Caps caps;
  private final double epsilon;
  private final @Nullable Conditionals conditionals;

  private final int[] chosen;
  private final double[] logPropensity;
  private final int[] feasible;
  private final boolean[] explored;
  private int length;

  /** Hears of the probabilities of the candidates at a position, before it is filled. */
  @FunctionalInterface
  public interface Conditionals {
    /**
     * The probabilities at a position, given those before it.
     *
     * @param probability of a candidate, 0 where it is not feasible; holds during the call only
     */
    void at(int position, IntToDoubleFunction probability);
  }

  private SlateDraw(
      double[] logits,
      int[] streamers,
      int[] categories,
      Caps caps,
      double epsilon,
      int slots,
      @Nullable Conditionals conditionals) {
    var n = logits.length;
    this.logits = logits;
    this.weights = new double[n];
    this.used = new boolean[n];
    this.streamers = streamers;
    this.categories = categories;
    this.ofStreamer = new int[1 + Arrays.stream(streamers).max().orElse(-1)];
    this.ofCategory = new int[1 + Arrays.stream(categories).max().orElse(-1)];
    this.caps = caps;
    this.epsilon = epsilon;
    this.conditionals = conditionals;
    this.chosen = new int[slots];
    this.logPropensity = new double[slots];
    this.feasible = new int[slots];
    this.explored = new boolean[slots];
  }

  /**
   * Draws a slate of at most {@code slots} of n candidates.
   *
   * @param logits scores standardised over the candidates [n]
   * @param streamers number of each candidate's streamer, from 0 [n]
   * @param categories number of each candidate's category, from 0; −1 for none, which has no cap [n]
   */
  public static SlateDraw draw(
      double[] logits,
      int[] streamers,
      int[] categories,
      Caps caps,
      double temperature,
      double epsilon,
      int slots,
      RandomGenerator random) {
    return draw(logits, streamers, categories, caps, temperature, epsilon, slots, random, null);
  }

  /** The same, telling of the probabilities at every position. */
  public static SlateDraw draw(
      double[] logits,
      int[] streamers,
      int[] categories,
      Caps caps,
      double temperature,
      double epsilon,
      int slots,
      RandomGenerator random,
      @Nullable Conditionals conditionals) {
    var draw =
        new SlateDraw(
            scaled(logits, temperature),
            streamers,
            categories,
            caps,
            epsilon,
            Math.min(slots, logits.length),
            conditionals);
    draw.rebase();
    while (draw.length < draw.chosen.length && draw.position(-1, random)) {
      draw.length++;
    }
    return draw;
  }

  /**
   * Follows a slate that was drawn already, of the same candidates maybe by other logits: how probable
   * each position would have been here, given those before it. Stops at the first position that is not
   * feasible: {@link #length} tells how far it came, and what is beyond has no probability here.
   *
   * @param slate the candidates by position
   * @param conditionals hears of the probabilities at every position, the one where it stops included;
   *     null if nobody does
   */
  public static SlateDraw follow(
      double[] logits,
      int[] streamers,
      int[] categories,
      Caps caps,
      double temperature,
      double epsilon,
      int[] slate,
      @Nullable Conditionals conditionals) {
    var draw =
        new SlateDraw(
            scaled(logits, temperature),
            streamers,
            categories,
            caps,
            epsilon,
            slate.length,
            conditionals);
    draw.rebase();
    while (draw.length < slate.length && draw.position(slate[draw.length], CERTAIN)) {
      draw.length++;
    }
    return draw;
  }

  private static double[] scaled(double[] logits, double temperature) {
    var scaled = new double[logits.length];
    for (var i = 0; i < scaled.length; i++) {
      if (Double.isNaN(logits[i])) {
        throw new IllegalArgumentException(
            "The logit of candidate %d is NaN. A policy must score every candidate.".formatted(i));
      }
      scaled[i] = logits[i] / temperature;
    }
    return scaled;
  }

  /** How many positions were filled: fewer than asked for where caps leave nothing feasible. */
  public int length() {
    return length;
  }

  /** The candidates by position. */
  public int[] chosen() {
    return Arrays.copyOf(chosen, length);
  }

  /** ln πⱼ of the candidate drawn, given the positions before it. */
  public double logPropensity(int position) {
    return logPropensity[position];
  }

  /** |Fⱼ|. */
  public int feasible(int position) {
    return feasible[position];
  }

  /** Whether the candidate drawn has a lower score than the best feasible one. */
  public boolean explored(int position) {
    return explored[position];
  }

  /** Fills the next position with a given candidate, or draws one for −1; false if there can be none. */
  private boolean position(int given, RandomGenerator random) {
    var sum = 0.0;
    var count = 0;
    var best = -1;
    for (var i = 0; i < logits.length; i++) {
      if (allowed(i)) {
        sum += weights[i];
        count++;
        if (best < 0 || logits[i] > logits[best]) {
          best = i;
        }
      }
    }
    if (count == 0) {
      return false;
    }
    if (sum < LEAST_SUM) {
      rebase();
      return position(given, random);
    }
    if (conditionals != null) {
      var total = sum;
      var rooms = count;
      conditionals.at(length, c -> allowed(c) ? probability(c, total, rooms) : 0);
    }
    if (given >= 0 && !allowed(given)) {
      return false;
    }
    var i = given < 0 ? drawn(sum, count, best, random) : given;
    var probability = probability(i, sum, count);
    chosen[length] = i;
    logPropensity[length] = Math.log(probability);
    feasible[length] = count;
    explored[length] = logits[i] < logits[best];
    use(i);
    return true;
  }

  private double probability(int i, double sum, int count) {
    return (1 - epsilon) * weights[i] / sum + epsilon / count;
  }

  private int drawn(double sum, int count, int best, RandomGenerator random) {
    var uniform = random.nextDouble() < epsilon;
    return uniform ? pickUniform(random.nextInt(count)) : pick(random.nextDouble() * sum, best);
  }

  private boolean allowed(int i) {
    return !used[i]
        && ofStreamer[streamers[i]] < caps.perStreamer()
        && (categories[i] < 0 || ofCategory[categories[i]] < caps.perCategory());
  }

  private void use(int i) {
    used[i] = true;
    ofStreamer[streamers[i]]++;
    if (categories[i] >= 0) {
      ofCategory[categories[i]]++;
    }
  }

  private int pick(double point, int fallback) {
    var passed = 0.0;
    for (var i = 0; i < logits.length; i++) {
      if (allowed(i)) {
        passed += weights[i];
        if (point < passed) {
          return i;
        }
      }
    }
    return fallback; // the last rounding
  }

  private int pickUniform(int nth) {
    var left = nth;
    for (var i = 0; i < logits.length; i++) {
      if (allowed(i) && left-- == 0) {
        return i;
      }
    }
    throw new IllegalStateException("Fewer candidates are feasible than were counted.");
  }

  private void rebase() {
    var largest = Double.NEGATIVE_INFINITY;
    for (var i = 0; i < logits.length; i++) {
      if (allowed(i)) {
        largest = Math.max(largest, logits[i]);
      }
    }
    for (var i = 0; i < logits.length; i++) {
      weights[i] = Math.exp(Math.min(0, logits[i] - largest));
    }
  }
}
