package io.eddy.rl.network;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A multilayer perceptron on rows of numbers, row-major: each layer is y = f(x·W + b). Its numbers lie
 * in a part of {@link Parameters}, so that several networks may share one optimiser. Buffers grow
 * with the largest batch and are used again.
 *
 * <p>Not safe for threads.
 */
public final class Mlp {

  private final List<Integer> widths;
  private final Parameters parameters;
  private final int at;
  private final Kernels kernels = Kernels.create();
  private final Dense[] layers;
  private final float[][] outputs; // of all layers but the last
  private final float[][] gradients; // ∂loss/∂output of all layers but the last
  private float[] output = {}; // of the last layer: the caller's

  /**
   * A perceptron over parameters of its own, with a linear last layer, drawn at random.
   *
   * @param widths of the input, of each hidden layer and of the output
   * @param outputGain what the last layer's initial weights are multiplied by
   */
  public Mlp(
      List<Integer> widths,
      Activation activation,
      Initialisation initialisation,
      double outputGain,
      RandomGenerator random) {
    this(widths, activation, Activation.LINEAR, new Parameters(count(widths)), 0);
    initialise(initialisation, outputGain, random);
  }

  /**
   * A perceptron over {@link #count} of the given parameters, which it leaves as they are.
   *
   * @param widths of the input, of each hidden layer and of the output
   * @param activation of the hidden layers
   * @param outputActivation of the last layer
   * @param at where its parameters start
   */
  public Mlp(
      List<Integer> widths,
      Activation activation,
      Activation outputActivation,
      Parameters parameters,
      int at) {
    requireWidths(widths);
    this.widths = List.copyOf(widths);
    this.parameters = parameters;
    this.at = at;
    this.layers = new Dense[widths.size() - 1];
    var next = at;
    for (var layer = 0; layer < layers.length; layer++) {
      var in = widths.get(layer);
      var out = widths.get(layer + 1);
      var last = layer == layers.length - 1;
      layers[layer] = new Dense(in, out, last ? outputActivation : activation, parameters, next);
      next += Dense.count(in, out);
    }
    this.outputs = new float[layers.length - 1][0];
    this.gradients = new float[layers.length - 1][0];
  }

  /** How many parameters a perceptron of some widths has. */
  public static int count(List<Integer> widths) {
    requireWidths(widths);
    var count = 0;
    for (var layer = 0; layer + 1 < widths.size(); layer++) {
      count += Dense.count(widths.get(layer), widths.get(layer + 1));
    }
    return count;
  }

  /** Draws the weights anew; biases become zero. */
  public void initialise(Initialisation initialisation, double outputGain, RandomGenerator random) {
    var next = at;
    for (var layer = 0; layer < layers.length; layer++) {
      var in = widths.get(layer);
      var out = widths.get(layer + 1);
      var gain = layer == layers.length - 1 ? outputGain : initialisation.hiddenGain();
      initialisation.draw(parameters.values(), next, in, out, gain, random);
      Arrays.fill(parameters.values(), next + in * out, next + Dense.count(in, out), 0);
      next += Dense.count(in, out);
    }
  }

  /** Where its numbers are. */
  public Parameters parameters() {
    return parameters;
  }

  /** Numbers per row that go in. */
  public int inputWidth() {
    return widths.getFirst();
  }

  /** Numbers per row that come out. */
  public int outputWidth() {
    return widths.getLast();
  }

  /**
   * Computes the outputs of some rows and remembers how.
   *
   * @param output written; left as it is until {@link #backward}, unless the last layer is linear
   */
  public void forward(float[] inputs, int rows, float[] output) {
    this.output = output;
    for (var layer = 0; layer < outputs.length; layer++) {
      outputs[layer] = Buffers.atLeast(outputs[layer], rows * layers[layer].out());
    }
    for (var layer = 0; layer < layers.length; layer++) {
      layers[layer].forward(
          kernels, rows, input(layer, inputs), layer < outputs.length ? outputs[layer] : output);
    }
  }

  /**
   * Adds ∂loss/∂θ to the gradient of the parameters.
   *
   * @param inputs of the last {@link #forward}
   * @param gradient ∂loss/∂output; overwritten, unless the last layer is linear
   */
  public void backward(float[] inputs, int rows, float[] gradient) {
    for (var layer = layers.length - 1; layer >= 0; layer--) {
      var above = layer < gradients.length ? gradients[layer] : gradient;
      var out = layer < outputs.length ? outputs[layer] : output;
      layers[layer].backward(kernels, rows, input(layer, inputs), out, above);
      if (layer > 0) {
        gradients[layer - 1] =
            Buffers.atLeast(gradients[layer - 1], rows * layers[layer - 1].out());
        layers[layer].inputGradient(kernels, rows, above, gradients[layer - 1]);
      }
    }
  }

  /** As the other, and writes ∂loss/∂input, too. */
  public void backward(float[] inputs, int rows, float[] gradient, float[] inputGradient) {
    backward(inputs, rows, gradient);
    layers[0].inputGradient(
        kernels, rows, gradients.length > 0 ? gradients[0] : gradient, inputGradient);
  }

  private float[] input(int layer, float[] inputs) {
    return layer == 0 ? inputs : outputs[layer - 1];
  }

  private static void requireWidths(List<Integer> widths) {
    if (widths.size() < 2 || widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "widths (%s) must name an input and an output, each at least 1 wide.".formatted(widths));
    }
  }
}
