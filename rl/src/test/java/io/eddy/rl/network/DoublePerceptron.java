package io.eddy.rl.network;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A perceptron in double precision, written for sight and not for speed, and derivatives by central
 * differences: what the networks are held against.
 */
public final class DoublePerceptron {

  private static final double STEP = 1e-5;

  private DoublePerceptron() {}

  /** The outputs for one row, with parameters that start at {@code at}. */
  public static double[] outputs(
      double[] theta,
      int at,
      List<Integer> widths,
      Activation hidden,
      Activation last,
      double[] row) {
    var x = row;
    var next = at;
    for (var layer = 0; layer + 1 < widths.size(); layer++) {
      var in = widths.get(layer);
      var out = widths.get(layer + 1);
      var y = new double[out];
      for (var j = 0; j < out; j++) {
        y[j] = theta[next + in * out + j];
        for (var i = 0; i < in; i++) {
          y[j] += x[i] * theta[next + i * out + j];
        }
        y[j] = activate(layer + 2 < widths.size() ? hidden : last, y[j]);
      }
      x = y;
      next += (in + 1) * out;
    }
    return x;
  }

  private static double activate(Activation activation, double z) {
    return switch (activation) {
      case RELU -> Math.max(z, 0);
      case TANH -> Math.tanh(z);
      case LINEAR -> z;
    };
  }

  /** (f(θ + h) − f(θ − h)) / 2h for each θ. */
  public static double[] differences(double[] theta, ToDoubleFunction<double[]> function) {
    var derivatives = new double[theta.length];
    var moved = theta.clone();
    for (var i = 0; i < theta.length; i++) {
      moved[i] = theta[i] + STEP;
      var above = function.applyAsDouble(moved);
      moved[i] = theta[i] - STEP;
      var below = function.applyAsDouble(moved);
      moved[i] = theta[i];
      derivatives[i] = (above - below) / (2 * STEP);
    }
    return derivatives;
  }

  /** ‖numbers − truth‖ / ‖truth‖. A gradient of floats has some 7 digits, so it stays below 1e-6. */
  public static double relativeError(float[] numbers, double[] truth) {
    var error = 0.0;
    var size = 0.0;
    for (var i = 0; i < truth.length; i++) {
      error += (numbers[i] - truth[i]) * (numbers[i] - truth[i]);
      size += truth[i] * truth[i];
    }
    return Math.sqrt(error / size);
  }

  /** The same numbers, wider. */
  public static double[] widened(float[] numbers) {
    var wide = new double[numbers.length];
    for (var i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }
}
