package io.eddy.rl.ope;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rewards are logistic in the context, with coefficients of each action's own. */
final class SyntheticBandit {

  static final int ACTIONS = 30;
  static final int FEATURES = 5;

  private static final double LOGGED_INVERSE_TEMPERATURE = -3;
  private static final double TARGET_INVERSE_TEMPERATURE = 3;

  private final double[][] coefficients = new double[ACTIONS][FEATURES];
  private final double[] intercepts = new double[ACTIONS];
  private double truth;

  SyntheticBandit(RandomGenerator random) {
    for (var action = 0; action < ACTIONS; action++) {
      intercepts[action] = random.nextGaussian() / 2;
      for (var i = 0; i < FEATURES; i++) {
        coefficients[action][i] = random.nextGaussian() / 2;
      }
    }
  }

  /** Steps of the logging policy; sets the truth. */
  List<LoggedStep> log(int steps, RandomGenerator random) {
    var log = new ArrayList<LoggedStep>();
    var sum = 0.0;
    for (var i = 0; i < steps; i++) {
      var context = new double[FEATURES];
      for (var j = 0; j < FEATURES; j++) {
        context[j] = random.nextGaussian();
      }
      var rewards = rewards(context);
      var logged = softmax(rewards, LOGGED_INVERSE_TEMPERATURE);
      var target = softmax(rewards, TARGET_INVERSE_TEMPERATURE);
      var action = draw(logged, random);
      for (var a = 0; a < ACTIONS; a++) {
        sum += target[a] * rewards[a];
      }
      var reward = random.nextDouble() < rewards[action] ? 1 : 0;
      log.add(new LoggedStep(i, context, action, reward, logged[action], target));
    }
    truth = sum / steps;
    return log;
  }

  /** What the target policy earns on the contexts of the log. */
  double truth() {
    return truth;
  }

  private double[] rewards(double[] context) {
    var rewards = new double[ACTIONS];
    for (var action = 0; action < ACTIONS; action++) {
      var logit = intercepts[action];
      for (var i = 0; i < FEATURES; i++) {
        logit += coefficients[action][i] * context[i];
      }
      rewards[action] = 1 / (1 + Math.exp(-logit));
    }
    return rewards;
  }

  private static double[] softmax(double[] rewards, double inverseTemperature) {
    var probabilities = new double[ACTIONS];
    var sum = 0.0;
    for (var action = 0; action < ACTIONS; action++) {
      probabilities[action] = Math.exp(inverseTemperature * rewards[action]);
      sum += probabilities[action];
    }
    for (var action = 0; action < ACTIONS; action++) {
      probabilities[action] /= sum;
    }
    return probabilities;
  }

  private static int draw(double[] probabilities, RandomGenerator random) {
    var left = random.nextDouble();
    var action = 0;
    while (action < ACTIONS - 1 && left >= probabilities[action]) {
      left -= probabilities[action++];
    }
    return action;
  }
}
