package io.eddy.rl.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Steps down the gradient, divided by the root of the mean of its squares:
 *
 * <pre>
 * s ← ρs + (1 − ρ)g²      θ ← θ − η · g/√(s + ε)
 * </pre>
 *
 * <ol>
 *   <li>Tieleman and Hinton 2012, "Lecture 6.5 – RMSprop", with ε where Mnih et al. 2016,
 *       "Asynchronous methods for deep reinforcement learning", have it.
 * </ol>
 *
 * <p>Where the configuration says so, g is shortened to a greatest length first. A step doesn't clear
 * the gradient.
 */
public final class RmsProp implements Optimiser {

  private final RmsPropConfig config;
  private final Parameters parameters;
  private final Kernels kernels = Kernels.create();
  private final float[] squares;

  /** An optimiser that has taken no step yet. */
  public RmsProp(RmsPropConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.squares = new float[parameters.count()];
  }

  @Override
  public void step() {
    step(config.learningRate());
  }

  @Override
  public void step(double learningRate) {
    var scale = GradientNorm.scale(kernels, parameters, config.maxGradientNorm());
    kernels.rmsProp(
        config,
        (float) learningRate,
        scale,
        0,
        squares.length,
        parameters.values(),
        parameters.gradient(),
        squares);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(squares.length);
    for (var square : squares) {
      out.writeFloat(square);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    GradientNorm.requireCount(in.readInt(), squares.length);
    for (var i = 0; i < squares.length; i++) {
      squares[i] = in.readFloat();
    }
  }
}
