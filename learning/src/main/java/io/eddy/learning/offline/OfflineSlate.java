package io.eddy.learning.offline;

import io.eddy.rl.mdp.Observation;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A displayed slate of a log: what was known, which candidates there were, which of them were shown, and
 * what each earned. The candidates shown stand first, by position. Half precision, some 60 bytes a
 * candidate.
 *
 * <p>Not a record: it holds arrays, and what follows is known later. Confined to one thread.
 */
public final class OfflineSlate {
  private final String viewer;
  private final long time;
  private final short[] state;
  private final short[] rows;
  private final int candidates;
  private final double inclusion;
  private final double[] propensities;
  private final long examined;
  private final float[] rewards;
  private @Nullable OfflineSlate next;
  private double discount;

  /**
   * A slate; the arrays belong to it from here on.
   *
   * @param viewer whose it is, in any form that tells viewers apart
   * @param time epoch milliseconds
   * @param state features, half precision [m]
   * @param rows features of the candidates, half precision, row-major [n × d]
   * @param candidates n; at least as many as were shown
   * @param inclusion the probability with which a candidate that was not shown is among them
   * @param propensities of each position given those before it; NaN where unknown [k]
   * @param examined bit j: position j was on screen
   * @param rewards what each position earned [k]
   */
  public OfflineSlate(
      String viewer,
      long time,
      short[] state,
      short[] rows,
      int candidates,
      double inclusion,
      double[] propensities,
      long examined,
      float[] rewards) {
    this.viewer = viewer;
    this.time = time;
    this.state = state;
    this.rows = rows;
    this.candidates = candidates;
    this.inclusion = inclusion;
    this.propensities = propensities;
    this.examined = examined;
    this.rewards = rewards;
  }

  /** Whose it is. */
  public String viewer() {
    return viewer;
  }

  /** When it was decided, epoch milliseconds. */
  public long time() {
    return time;
  }

  /** n: how many candidates are known. */
  public int candidates() {
    return candidates;
  }

  /** k: how many of them were shown. */
  public int shown() {
    return rewards.length;
  }

  /** The probability with which a candidate that was not shown is among those known. */
  public double inclusion() {
    return inclusion;
  }

  /** Whether a position was on screen. */
  public boolean examined(int position) {
    return (examined >>> position & 1) != 0;
  }

  /** What a position earned. */
  public float reward(int position) {
    return rewards[position];
  }

  /** The probability of what stood at a position, given those before it; NaN if unknown. */
  public double propensity(int position) {
    return propensities[position];
  }

  /** Features of a state. */
  public int stateWidth() {
    return state.length;
  }

  /** Features of a candidate. */
  public int itemWidth() {
    return rows.length / candidates;
  }

  /** Says what the viewer was shown next, and what it counts. */
  void leadsTo(@Nullable OfflineSlate following, double gamma) {
    next = following;
    discount = following == null ? 0 : gamma;
  }

  /** The viewer's next displayed slate; null if the process ended or the log did. */
  @Nullable OfflineSlate next() {
    return next;
  }

  /** γ until the next slate; 0 if there is none. */
  double discount() {
    return discount;
  }

  /** Writes state and candidates, none of them masked. */
  void fill(Observation into) {
    for (var i = 0; i < state.length; i++) {
      into.state()[i] = Float.float16ToFloat(state[i]);
    }
    for (var i = 0; i < rows.length; i++) {
      into.rows()[i] = Float.float16ToFloat(rows[i]);
    }
    into.offer(candidates);
  }

  /**
   * Writes what could be chosen from at a position. Those shown before it are masked. Those shown after it
   * could have been chosen too, but are all known, while of the others only a sample is: they stay with the
   * probability of that sample, so that the rows stand for all candidates alike.
   */
  void fill(int position, RandomGenerator random, Observation into) {
    fill(into);
    for (var j = 0; j < shown(); j++) {
      var later = j > position && (inclusion >= 1 || random.nextDouble() < inclusion);
      if (j != position && !later) {
        into.mask(j);
      }
    }
  }
}
