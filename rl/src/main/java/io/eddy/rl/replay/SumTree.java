package io.eddy.rl.replay;

import java.util.Arrays;

/**
 * Numbers of which one is found by its share of their sum, in ⌈log₂ n⌉ steps. A node is the sum of
 * its two children and is always computed from them, so that rounding doesn't pile up.
 */
final class SumTree {

  private final int leaves;
  private final double[] sums; // the root at 1, the children of i at 2i and 2i + 1

  /** Zeros. */
  SumTree(int count) {
    this.leaves = Math.max(1, Integer.highestOneBit(2 * count - 1));
    this.sums = new double[2 * leaves];
  }

  double get(int place) {
    return sums[leaves + place];
  }

  double total() {
    return sums[1];
  }

  /** Sets a number, which isn't negative. */
  void set(int place, double number) {
    var node = leaves + place;
    sums[node] = number;
    while (node > 1) {
      node /= 2;
      sums[node] = sums[2 * node] + sums[2 * node + 1];
    }
  }

  /**
   * The first place whose number, added to all before it, exceeds a mass; never one whose number is
   * 0.
   *
   * @param mass in [0, total); the total is positive
   */
  int find(double mass) {
    var node = 1;
    var left = mass;
    while (node < leaves) {
      node *= 2;
      // Rounding may leave more mass than the right side has; an empty side is never entered.
      if (left >= sums[node] && sums[node + 1] > 0) {
        left -= sums[node];
        node++;
      }
    }
    return node - leaves;
  }

  void clear() {
    Arrays.fill(sums, 0);
  }
}
