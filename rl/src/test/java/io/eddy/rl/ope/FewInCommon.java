package io.eddy.rl.ope;

import java.util.random.RandomGenerator;

/** Thirty actions: the log prefers the first ones, the target the last ones; those pay more. */
final class FewInCommon {

  private static final int ACTIONS = 30;

  private final double[] logged;
  private final double[] target;

  /** Preferences that change by so much in the logarithm from action to action. */
  FewInCommon(double loggedSlope, double targetSlope) {
    this.logged = softmax(loggedSlope);
    this.target = softmax(targetSlope);
  }

  LoggedStep step(long cluster, RandomGenerator random) {
    var left = random.nextDouble();
    var action = 0;
    while (action < ACTIONS - 1 && left >= logged[action]) {
      left -= logged[action++];
    }
    var reward = random.nextDouble() < reward(action) ? 1 : 0;
    return new LoggedStep(cluster, new double[] {1}, action, reward, logged[action], target);
  }

  double truth() {
    var truth = 0.0;
    for (var action = 0; action < ACTIONS; action++) {
      truth += target[action] * reward(action);
    }
    return truth;
  }

  private static double reward(int action) {
    return .2 + .02 * action;
  }

  private static double[] softmax(double slope) {
    var probabilities = new double[ACTIONS];
    var sum = 0.0;
    for (var action = 0; action < ACTIONS; action++) {
      probabilities[action] = Math.exp(slope * action);
      sum += probabilities[action];
    }
    for (var action = 0; action < ACTIONS; action++) {
      probabilities[action] /= sum;
    }
    return probabilities;
  }
}
