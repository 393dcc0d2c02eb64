package io.eddy.rl.linear;

/** Element-wise sums and their checks, shared by the linear models. */
final class Sums {

  private Sums() {}

  /** into ← into + other. */
  static void merge(double[] into, double[] other) {
    if (into.length != other.length) {
      throw new IllegalArgumentException(
          "Sums of %d and %d numbers can't be merged.".formatted(into.length, other.length));
    }
    for (var i = 0; i < into.length; i++) {
      into[i] += other[i];
    }
  }

  /** into ← into + factor·x, reading x from {@code at} on. */
  static void addScaled(double[] into, double[] x, int at, double factor) {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException(
          "A weighted target (%s) must be finite.".formatted(factor));
    }
    for (var i = 0; i < into.length; i++) {
      into[i] += factor * x[at + i];
    }
  }
}
