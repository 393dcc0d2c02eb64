package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Takes argmaxₐ θ̂ᵀxₐ + α√(xₐᵀA⁻¹xₐ), the first one on ties, and with probability ε any available
 * action. α = 0 is greedy. Safe for threads as long as its posterior isn't written.
 */
record OptimisticPolicy(LinearPosterior posterior, double alpha, double epsilon) implements Policy {

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    return choose(observation, random, new double[posterior.width()]);
  }

  int choose(Observation observation, RandomGenerator random, double[] buffer) {
    return epsilon > 0 && random.nextDouble() < epsilon
        ? Uniform.choose(observation, random)
        : best(observation, buffer);
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    probabilities(observation, probabilities, new double[posterior.width()]);
  }

  void probabilities(Observation observation, double[] probabilities, double[] buffer) {
    Arrays.fill(probabilities, 0);
    probabilities[best(observation, buffer)] = 1;
    Uniform.mix(observation, epsilon, probabilities);
  }

  private int best(Observation observation, double[] buffer) {
    var rows = observation.rows();
    var best = -1;
    var highest = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < observation.count(); action++) {
      if (!observation.available(action)) {
        continue;
      }
      var score = posterior.estimate(rows, action);
      if (alpha > 0) {
        score += alpha * posterior.deviation(rows, action, buffer);
      }
      if (score > highest) {
        highest = score;
        best = action;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "No action is available, or no score is a number: check the mask and the features.");
    }
    return best;
  }
}
