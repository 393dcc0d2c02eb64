package io.eddy.protocol.answer;

/** JSON has no NaN and no infinity. */
final class Finite {
  private Finite() {}

  static void require(String name, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("The %s (%s) must be finite.".formatted(name, number));
    }
  }
}
