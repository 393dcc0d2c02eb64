package io.eddy.rl.policy;

/** A number that changes with the steps of training: ε, a learning rate, a clipping range. */
public sealed interface Schedule {

  /** The number at a step, counted from 0. */
  double at(long step);

  /** The same number always. */
  static Schedule constant(double value) {
    return new Constant(value);
  }

  /** A straight line from one number to another over some steps; the other one ever after. */
  static Schedule linear(double from, double to, long steps) {
    return new Linear(from, to, steps);
  }

  /**
   * The same number always.
   *
   * @param value finite
   */
  record Constant(double value) implements Schedule {

    /** Checks the number. */
    public Constant {
      requireFinite("value", value);
    }

    @Override
    public double at(long step) {
      return value;
    }
  }

  /**
   * A straight line, then level.
   *
   * @param from at step 0
   * @param to at step {@code steps} and later
   * @param steps at least 1
   */
  record Linear(double from, double to, long steps) implements Schedule {

    /** Checks the numbers. */
    public Linear {
      requireFinite("from", from);
      requireFinite("to", to);
      if (steps < 1) {
        throw new IllegalArgumentException(
            "The steps (%d) must be positive; a constant schedule takes none.".formatted(steps));
      }
    }

    @Override
    public double at(long step) {
      return step >= steps ? to : from + (to - from) * ((double) step / steps);
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The %s (%s) of a schedule must be finite.".formatted(name, value));
    }
  }
}
