package io.eddy.simulator.viewer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/** A generator that draws what the test wrote down, one list per kind of draw. */
final class Scripted implements RandomGenerator {
  private final Deque<Double> uniforms = new ArrayDeque<>();
  private final Deque<Double> normals = new ArrayDeque<>();
  private final Deque<Double> exponentials = new ArrayDeque<>();

  Scripted uniforms(double... draws) {
    for (var draw : draws) {
      uniforms.add(draw);
    }
    return this;
  }

  Scripted normals(double... draws) {
    for (var draw : draws) {
      normals.add(draw);
    }
    return this;
  }

  Scripted exponentials(double... draws) {
    for (var draw : draws) {
      exponentials.add(draw);
    }
    return this;
  }

  @Override
  public double nextDouble() {
    return uniforms.remove();
  }

  @Override
  public double nextGaussian() {
    return normals.remove();
  }

  @Override
  public double nextExponential() {
    return exponentials.remove();
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("No whole numbers were written down.");
  }
}
