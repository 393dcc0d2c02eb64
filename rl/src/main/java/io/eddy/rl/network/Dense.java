package io.eddy.rl.network;

/**
 * A layer y = f(x·W + b) on rows; W and then b lie in the parameters. It holds no buffers: whoever
 * owns the layer keeps what went in and came out.
 */
final class Dense {

  private final int in;
  private final int out;
  private final Activation activation;
  private final Parameters parameters;
  private final int weights;
  private final int bias;

  Dense(int in, int out, Activation activation, Parameters parameters, int at) {
    this.in = in;
    this.out = out;
    this.activation = activation;
    this.parameters = parameters;
    this.weights = at;
    this.bias = at + in * out;
  }

  static int count(int in, int out) {
    return (in + 1) * out;
  }

  int out() {
    return out;
  }

  void forward(Kernels kernels, int rows, float[] x, float[] y) {
    kernels.forward(
        rows, in, out, x, parameters.values(), weights, bias, activation == Activation.RELU, y);
    activation.apply(kernels, y, rows * out);
  }

  /** Adds to the gradient of W and b; turns ∂loss/∂y into ∂loss/∂(x·W + b), in place. */
  void backward(Kernels kernels, int rows, float[] x, float[] y, float[] gradient) {
    activation.differentiate(kernels, y, gradient, rows * out);
    kernels.addWeightGradient(rows, in, out, x, gradient, parameters.gradient(), weights);
    kernels.addColumnSums(rows, out, gradient, 0, parameters.gradient(), bias);
  }

  /** Writes ∂loss/∂x, given what {@link #backward} left in the gradient. */
  void inputGradient(Kernels kernels, int rows, float[] gradient, float[] inputGradient) {
    kernels.inputGradient(rows, in, out, gradient, parameters.values(), weights, inputGradient);
  }
}
