package io.eddy.learning.evaluation;

import io.eddy.rl.linear.Gram;
import io.eddy.rl.linear.Prior;

/**
 * A ridge regression of what a position and those below it earn, on the room's features and the
 * position: q̂ₖ = θᵀ[1, e_k, x]. Learns in one pass; what several have taken in can be put together.
 */
final class PositionRewards {
  /** What the prior weighs, in samples. */
  private static final double PRECISION = 10;

  private final int positions;
  private final int width;
  private final Gram gram;
  private final double[] sums;
  private double[] coefficients;

  PositionRewards(int positions, int width) {
    this.positions = positions;
    this.width = width;
    this.gram = new Gram(length());
    this.sums = new double[length()];
    this.coefficients = new double[length()];
  }

  private int length() {
    return 1 + positions + width;
  }

  /** What a room at a position and all below it earned. */
  void add(int position, float[] room, double earned) {
    var row = row(position, room);
    gram.add(row, 0, 1);
    for (var i = 0; i < sums.length; i++) {
      sums[i] += row[i] * earned;
    }
  }

  /** Takes in all that another has. */
  void merge(PositionRewards other) {
    gram.merge(other.gram);
    for (var i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
  }

  /** Solves for what was taken in. */
  void fit() {
    coefficients = gram.solve(Prior.zero(length(), PRECISION), 1, sums);
  }

  /** q̂ₖ of a room, or by linearity of a mean of rooms. */
  double expected(int position, float[] room) {
    var sum = coefficients[0] + coefficients[1 + Math.min(position, positions - 1)];
    for (var f = 0; f < width; f++) {
      sum += coefficients[1 + positions + f] * room[f];
    }
    return sum;
  }

  private double[] row(int position, float[] room) {
    var row = new double[length()];
    row[0] = 1;
    row[1 + Math.min(position, positions - 1)] = 1;
    for (var f = 0; f < width; f++) {
      row[1 + positions + f] = room[f];
    }
    return row;
  }
}
