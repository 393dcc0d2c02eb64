package io.eddy.rl.tabular;

/** The step size α of an update, by how often its entry has been updated. */
public sealed interface LearningRate {

  /** α of the nth update of an entry, n from 1. */
  double at(long n);

  /** The same α always: follows what changes, and never comes to rest where there is chance. */
  static LearningRate constant(double alpha) {
    return new Constant(alpha);
  }

  /** α = 1/n^ω: converges for ω in (½, 1] (Even-Dar and Mansour 2003, "Learning rates for Q-learning"). */
  static LearningRate polynomial(double omega) {
    return new Polynomial(omega);
  }

  /**
   * The same α always.
   *
   * @param alpha in (0, 1]
   */
  record Constant(double alpha) implements LearningRate {

    /** Checks the number. */
    public Constant {
      if (!(alpha > 0 && alpha <= 1)) {
        throw new IllegalArgumentException(
            "The learning rate (%s) must be in (0, 1].".formatted(alpha));
      }
    }

    @Override
    public double at(long n) {
      return alpha;
    }
  }

  /**
   * 1/n^ω.
   *
   * @param omega in (½, 1]
   */
  record Polynomial(double omega) implements LearningRate {

    /** Checks the number. */
    public Polynomial {
      if (!(omega > .5 && omega <= 1)) {
        throw new IllegalArgumentException(
            "The omega (%s) must be in (0.5, 1], or nothing converges.".formatted(omega));
      }
    }

    @Override
    public double at(long n) {
      return Math.pow((double) n, -omega);
    }
  }
}
