package io.eddy.benchmarks.network;

import io.eddy.rl.random.SplitMix64;
import java.util.List;

/** Sizes, weights and inputs that all networks of the benchmarks have in common. */
final class NetworkScene {

  /** The classic control network: 4 features of a cart, 2 actions. */
  static final int STATE = 4;

  static final int ACTIONS = 2;
  static final List<Integer> CONTROL = List.of(128);
  static final int CONTROL_BATCH = 128;

  /** Candidates: 64 features of the state and 64 of the candidate, one number. */
  static final int HALF = 64;

  static final int CANDIDATES = 1000;
  static final List<Integer> SCORING = List.of(128, 64);
  static final int SCORING_BATCH = 256;

  private NetworkScene() {}

  /** Normal numbers; the seed says which. */
  static float[] numbers(int count, long seed) {
    var random = new SplitMix64(seed);
    var numbers = new float[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** What answers are told apart by. */
  static double sum(float[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += number;
    }
    return sum;
  }
}
