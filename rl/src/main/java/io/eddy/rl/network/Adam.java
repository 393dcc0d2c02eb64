package io.eddy.rl.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Steps down the gradient, each parameter at a rate of its own:
 *
 * <pre>
 * m ← β₁m + (1 − β₁)g      v ← β₂v + (1 − β₂)g²
 * θ ← θ − α · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * <ol>
 *   <li>Kingma and Ba 2015, "Adam: a method for stochastic optimization" (arXiv 1412.6980),
 *       algorithm 1.
 * </ol>
 *
 * <p>Where the configuration says so, g is shortened to a greatest length first (Pascanu et al. 2013,
 * "On the difficulty of training recurrent neural networks"). A step doesn't clear the gradient.
 */
public final class Adam implements Optimiser {

  private final AdamConfig config;
  private final Parameters parameters;
  private final Kernels kernels = Kernels.create();
  private final float[] m;
  private final float[] v;
  private long steps;

  /** An optimiser that has taken no step yet. */
  public Adam(AdamConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.m = new float[parameters.count()];
    this.v = new float[parameters.count()];
  }

  @Override
  public void step() {
    step(config.learningRate());
  }

  @Override
  public void step(double learningRate) {
    steps++;
    var rate = learningRate / (1 - Math.pow(config.beta1(), (double) steps));
    var spread = 1 / Math.sqrt(1 - Math.pow(config.beta2(), (double) steps));
    var scale = GradientNorm.scale(kernels, parameters, config.maxGradientNorm());
    kernels.adam(
        config,
        (float) rate,
        (float) spread,
        scale,
        0,
        m.length,
        parameters.values(),
        parameters.gradient(),
        m,
        v);
  }

  /** How many steps it has taken. */
  public long steps() {
    return steps;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(m.length);
    out.writeLong(steps);
    for (var i = 0; i < m.length; i++) {
      out.writeFloat(m[i]);
      out.writeFloat(v[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    GradientNorm.requireCount(in.readInt(), m.length);
    steps = in.readLong();
    for (var i = 0; i < m.length; i++) {
      m[i] = in.readFloat();
      v[i] = in.readFloat();
    }
  }
}
