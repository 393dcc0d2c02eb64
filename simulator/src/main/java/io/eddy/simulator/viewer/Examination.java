package io.eddy.simulator.viewer;

import java.util.random.RandomGenerator;

/**
 * How far down a slate a viewer looks: from the top, on to the next room with probability .85 (a
 * cascade; the value is an assumption, and makes 5.4 rooms of ten).
 */
public final class Examination {
  /** Probability of looking at the next room. */
  public static final double ON = .85;

  private Examination() {}

  /** Draws how many rooms are looked at. */
  static int depth(int shown, RandomGenerator random) {
    var depth = Math.min(1, shown);
    while (depth < shown && random.nextDouble() < ON) {
      depth++;
    }
    return depth;
  }

  /** Probability that exactly so many of the rooms shown are looked at. */
  public static double probability(int depth, int shown) {
    return depth == shown ? Math.pow(ON, depth - 1) : Math.pow(ON, depth - 1) * (1 - ON);
  }
}
