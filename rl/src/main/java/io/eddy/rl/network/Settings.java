package io.eddy.rl.network;

/** Checks of numbers in configurations; an error names the number, its value and the remedy. */
final class Settings {

  private Settings() {}

  static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s (%s) must be a number above 0. Choose one.".formatted(name, value));
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s (%s) must be a number of at least 0. Choose 0 to do without.".formatted(name, value));
    }
  }

  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s (%s) must lie in [0, 1). Choose a number below 1.".formatted(name, value));
    }
  }
}
