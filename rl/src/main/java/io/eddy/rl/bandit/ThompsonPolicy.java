package io.eddy.rl.bandit;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Policy;
import java.util.random.RandomGenerator;

/**
 * Takes argmaxₐ θᵀxₐ for a drawn θ, and with probability ε any available action. Safe for threads as
 * long as its posterior isn't written.
 */
record ThompsonPolicy(LinearPosterior posterior, LinearThompsonConfig config) implements Policy {

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    return choose(observation, random, new double[posterior.width()]);
  }

  int choose(Observation observation, RandomGenerator random, double[] theta) {
    if (config.epsilon() > 0 && random.nextDouble() < config.epsilon()) {
      return Uniform.choose(observation, random);
    }
    posterior.draw(config.deviation(), random, theta);
    var rows = observation.rows();
    var best = -1;
    var highest = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < observation.count(); action++) {
      if (!observation.available(action)) {
        continue;
      }
      var score = 0.0;
      for (var i = 0; i < theta.length; i++) {
        score += theta[i] * rows[action * theta.length + i];
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

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    probabilities(observation, probabilities, new double[probabilities.length]);
  }

  void probabilities(Observation observation, double[] probabilities, double[] errors) {
    new ThompsonProbabilities(posterior, config.deviation(), observation)
        .integrate(config.samples(), probabilities, errors);
    Uniform.mix(observation, config.epsilon(), probabilities);
    for (var action = 0; action < observation.count(); action++) {
      errors[action] *= 1 - config.epsilon();
    }
  }
}
