package io.eddy.rl.network;

import java.io.IOException;

/** What optimisers have in common: gradients of bounded length, states of known size. */
final class GradientNorm {

  private GradientNorm() {}

  /** By what the gradient is multiplied, so that it is at most so long; 0 means any length. */
  static float scale(Kernels kernels, Parameters parameters, double most) {
    if (most == 0) {
      return 1;
    }
    var norm = Math.sqrt(kernels.sumOfSquares(0, parameters.count(), parameters.gradient()));
    return norm > most ? (float) (most / norm) : 1;
  }

  static void requireCount(int saved, int expected) throws IOException {
    if (saved != expected) {
      throw new IOException(
          "The file holds an optimiser of %d parameters, the network has %d: they are of different configurations."
              .formatted(saved, expected));
    }
  }
}
