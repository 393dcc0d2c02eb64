package io.eddy.rl.network;

import java.util.random.RandomGenerator;

/** How the weights of a layer are drawn before anything was learned. Biases start at zero. */
public enum Initialisation {
  /**
   * Normal with variance gain²/in, and gain √2 in hidden layers (He et al. 2015, "Delving deep into
   * rectifiers", eq. 10).
   */
  HE(Math.sqrt(2)),

  /**
   * Uniform within ± gain·√(6/(in + out)), and gain 1 in hidden layers (Glorot and Bengio 2010,
   * "Understanding the difficulty of training deep feedforward neural networks", eq. 16).
   */
  GLOROT_UNIFORM(1),

  /**
   * Gain times a matrix whose shorter side is orthonormal, and gain √2 in hidden layers (Saxe et al.
   * 2014, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks").
   */
  ORTHOGONAL(Math.sqrt(2));

  private final double hiddenGain;

  Initialisation(double hiddenGain) {
    this.hiddenGain = hiddenGain;
  }

  /** The gain of layers that are not the last. */
  public double hiddenGain() {
    return hiddenGain;
  }

  /** Draws the weights of a layer: in × out, row-major, from {@code at}. */
  void draw(float[] weights, int at, int in, int out, double gain, RandomGenerator random) {
    switch (this) {
      case HE -> {
        var deviation = gain / Math.sqrt(in);
        for (var i = 0; i < in * out; i++) {
          weights[at + i] = (float) (deviation * random.nextGaussian());
        }
      }
      case GLOROT_UNIFORM -> {
        var most = gain * Math.sqrt(6.0 / (in + out));
        for (var i = 0; i < in * out; i++) {
          weights[at + i] = (float) (most * (2 * random.nextDouble() - 1));
        }
      }
      case ORTHOGONAL -> drawOrthogonal(weights, at, in, out, gain, random);
    }
  }

  /** Gram and Schmidt's process on normal vectors: every orthonormal set is as likely as any other. */
  private static void drawOrthogonal(
      float[] weights, int at, int in, int out, double gain, RandomGenerator random) {
    var length = Math.max(in, out);
    var vectors = new double[Math.min(in, out)][length];
    for (var i = 0; i < vectors.length; i++) {
      for (var j = 0; j < length; j++) {
        vectors[i][j] = random.nextGaussian();
      }
      // The second pass removes what rounding left of the earlier vectors in the first.
      for (var pass = 0; pass < 2; pass++) {
        for (var earlier = 0; earlier < i; earlier++) {
          addScaled(vectors[i], vectors[earlier], -dot(vectors[i], vectors[earlier]));
        }
        var norm = Math.sqrt(dot(vectors[i], vectors[i]));
        for (var j = 0; j < length; j++) {
          vectors[i][j] /= norm;
        }
      }
    }
    for (var row = 0; row < in; row++) {
      for (var column = 0; column < out; column++) {
        var element = in <= out ? vectors[row][column] : vectors[column][row];
        weights[at + row * out + column] = (float) (gain * element);
      }
    }
  }

  private static double dot(double[] one, double[] other) {
    var sum = 0.0;
    for (var i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void addScaled(double[] sum, double[] vector, double scale) {
    for (var i = 0; i < sum.length; i++) {
      sum[i] += scale * vector[i];
    }
  }
}
