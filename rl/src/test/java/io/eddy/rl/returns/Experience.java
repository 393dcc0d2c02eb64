package io.eddy.rl.returns;

import java.util.SplittableRandom;

/** Random steps in which episodes end in both ways, and what they are worth by definition. */
final class Experience {

  final int steps;
  final double[] rewards;
  final boolean[] terminated;
  final boolean[] truncated;
  final double[] ratios;
  final float[] values;
  final float[] nextValues;

  Experience(int steps, long seed) {
    var random = new SplittableRandom(seed);
    this.steps = steps;
    this.rewards = new double[steps];
    this.terminated = new boolean[steps];
    this.truncated = new boolean[steps];
    this.ratios = new double[steps];
    this.values = new float[steps];
    this.nextValues = new float[steps];
    for (var t = 0; t < steps; t++) {
      rewards[t] = random.nextGaussian();
      terminated[t] = random.nextDouble() < .1;
      truncated[t] = !terminated[t] && random.nextDouble() < .1;
      ratios[t] = Math.exp(random.nextGaussian());
      values[t] = (float) random.nextGaussian();
      nextValues[t] = (float) random.nextGaussian();
    }
    for (var t = 0; t < steps - 1; t++) {
      if (!ended(t)) {
        nextValues[t] = values[t + 1];
      }
    }
  }

  boolean ended(int t) {
    return terminated[t] || truncated[t];
  }

  /** Rₜ₊₁ + γV(Sₜ₊₁) − V(Sₜ). */
  double error(int t, double discount) {
    return rewards[t] + (terminated[t] ? 0 : discount * nextValues[t]) - values[t];
  }

  /** The last step that is of the same episode as another and stands before a limit. */
  int last(int t, int limit) {
    var last = t;
    while (last < limit - 1 && !ended(last)) {
      last++;
    }
    return last;
  }
}
