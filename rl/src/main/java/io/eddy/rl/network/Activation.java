package io.eddy.rl.network;

/** What a layer does with the sums it computed. */
public enum Activation {
  /** y = max(z, 0). */
  RELU,
  /** y = tanh(z). */
  TANH,
  /** y = z. */
  LINEAR;

  /** Turns z into y, in place; relu is done already, where z came out of a kernel that does it. */
  void apply(Kernels kernels, float[] rows, int count) {
    if (this == TANH) {
      kernels.tanh(0, count, rows);
    }
  }

  /** Turns ∂loss/∂y into ∂loss/∂z, in place. */
  void differentiate(Kernels kernels, float[] outputs, float[] gradient, int count) {
    switch (this) {
      case RELU -> kernels.reluGradient(0, count, outputs, gradient);
      case TANH -> kernels.tanhGradient(0, count, outputs, gradient);
      case LINEAR -> {}
    }
  }
}
