package io.eddy.rl.network;

/** What an error costs: value and derivative by the error, prediction − target. */
public enum Loss {
  /** e². */
  MSE {
    @Override
    public double value(double error) {
      return error * error;
    }

    @Override
    public double derivative(double error) {
      return 2 * error;
    }
  },

  /** ½e² up to |e| = 1, |e| − ½ beyond (Huber 1964, "Robust estimation of a location parameter"). */
  HUBER {
    @Override
    public double value(double error) {
      var size = Math.abs(error);
      return size <= 1 ? .5 * error * error : size - .5;
    }

    @Override
    public double derivative(double error) {
      return Math.clamp(error, -1, 1);
    }
  };

  /** The cost of an error. */
  public abstract double value(double error);

  /** ∂value/∂error. */
  public abstract double derivative(double error);
}
