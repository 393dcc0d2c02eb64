package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Loss;
import java.util.Arrays;

/**
 * The oracle: semi-gradient Q-learning with q(s, a) = w_aᵀs + b_a, written out in double. With one-hot
 * states it is tabular Q-learning, but for a bias that the states share.
 */
final class LinearQLearning {

  private final int actions;
  private double[][] weights; // per action: a weight per feature, then the bias
  private double[][] target;

  /** Starts from the values that something else gives. */
  LinearQLearning(int features, int actions, Values values, Observation buffer) {
    this.actions = actions;
    this.weights = new double[actions][features + 1];
    var numbers = new float[actions];
    var bias = new float[actions];
    Arrays.fill(buffer.state(), 0);
    values.values(buffer, bias);
    for (var feature = 0; feature < features; feature++) {
      Arrays.fill(buffer.state(), 0);
      buffer.state()[feature] = 1;
      values.values(buffer, numbers);
      for (var action = 0; action < actions; action++) {
        weights[action][feature] = (double) numbers[action] - bias[action];
        weights[action][features] = bias[action];
      }
    }
    copyToTarget();
  }

  /** A plain step of gradient descent: Adam without memory, whose ε outweighs every gradient. */
  static AdamConfig gradientDescent(double learningRate) {
    return new AdamConfig(learningRate * 1e8, 0, 0, 1e8, 0);
  }

  void copyToTarget() {
    target = new double[actions][];
    for (var action = 0; action < actions; action++) {
      target[action] = weights[action].clone();
    }
  }

  void moveTarget(double rate) {
    for (var action = 0; action < actions; action++) {
      for (var i = 0; i < weights[action].length; i++) {
        target[action][i] += rate * (weights[action][i] - target[action][i]);
      }
    }
  }

  double value(Observation observation, int action) {
    return dot(weights[action], observation);
  }

  /** Value of the next state by either rule. */
  double nextValue(Observation next, TargetRule rule) {
    var choosing = rule == TargetRule.DOUBLE ? weights : target;
    var best = -1;
    for (var action = 0; action < next.count(); action++) {
      if (next.available(action)
          && (best < 0 || dot(choosing[action], next) > dot(choosing[best], next))) {
        best = action;
      }
    }
    return dot(target[best], next);
  }

  /** Returns the error before the step. */
  double learn(Observation observation, int action, double y, Loss loss, double rate) {
    var error = value(observation, action) - y;
    var step = rate * loss.derivative(error);
    for (var i = 0; i < observation.state().length; i++) {
      weights[action][i] -= step * observation.state()[i];
    }
    weights[action][observation.state().length] -= step;
    return error;
  }

  private static double dot(double[] weights, Observation observation) {
    var sum = weights[observation.state().length];
    for (var i = 0; i < observation.state().length; i++) {
      sum += weights[i] * observation.state()[i];
    }
    return sum;
  }

  /** What gives q(s, ·). */
  interface Values {
    void values(Observation observation, float[] values);
  }
}
