package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Three states, three actions of which one is masked in state 1, episodes of exactly three steps, as
 * fixed actions or as candidates with two features each: small enough for exact gradients.
 */
final class SmallWorld implements Environment {

  static final int STATES = 3;
  static final int ACTIONS = 3;
  static final int STEPS = 3;
  static final double DISCOUNT = .9;

  private static final double[] START = {.5, .3, .2};
  private static final double[][][] NEXT = {
    {{.7, .2, .1}, {.1, .8, .1}, {0, .5, .5}},
    {{.3, .3, .4}, {0, .1, .9}, {1, 0, 0}},
    {{.2, .6, .2}, {.5, 0, .5}, {.1, .1, .8}},
  };
  private static final double[][] REWARD = {{1, 0, -1}, {0, 2, 9}, {-1, .5, 1.5}};
  private static final float[][][] FEATURES = {
    {{1, 0}, {0, 1}, {.5f, -1}}, {{-1, 1}, {1, 1}, {0, 0}}, {{0, .5f}, {2, 0}, {1, -1}}
  };

  private final boolean candidates;
  private final boolean truncates;
  private int state;
  private int step;

  private SmallWorld(boolean candidates, boolean truncates) {
    this.candidates = candidates;
    this.truncates = truncates;
  }

  static SmallWorld fixed() {
    return new SmallWorld(false, false);
  }

  static SmallWorld candidates() {
    return new SmallWorld(true, false);
  }

  /** Episodes of three steps are cut off and not over. */
  static SmallWorld truncating() {
    return new SmallWorld(false, true);
  }

  static boolean available(int state, int action) {
    return state != 1 || action != 2;
  }

  @Override
  public ObservationShape shape() {
    return new ObservationShape(STATES, ACTIONS, candidates ? 2 : 0);
  }

  @Override
  public void reset(RandomGenerator random, Observation first) {
    state = draw(START, random);
    step = 0;
    write(first);
  }

  @Override
  public double step(int action, RandomGenerator random, Observation next) {
    if (!available(state, action)) {
      throw new AssertionError("Action %d is masked in state %d.".formatted(action, state));
    }
    var reward = REWARD[state][action];
    state = draw(NEXT[state][action], random);
    step++;
    write(next);
    return reward;
  }

  @Override
  public boolean terminated() {
    return !truncates && step == STEPS;
  }

  @Override
  public boolean truncated() {
    return truncates && step == STEPS;
  }

  private void write(Observation observation) {
    write(state, observation);
  }

  void write(int state, Observation observation) {
    for (var i = 0; i < STATES; i++) {
      observation.state()[i] = i == state ? 1 : 0;
    }
    observation.offer(ACTIONS);
    for (var action = 0; action < ACTIONS; action++) {
      if (candidates) {
        System.arraycopy(FEATURES[state][action], 0, observation.rows(), 2 * action, 2);
      }
      if (!available(state, action)) {
        observation.mask(action);
      }
    }
  }

  private static int draw(double[] probabilities, RandomGenerator random) {
    var left = random.nextDouble();
    for (var i = 0; i < probabilities.length - 1; i++) {
      left -= probabilities[i];
      if (left < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }

  /** Number of parameters of preferences that are linear in the features. */
  int parameters() {
    return candidates ? STATES + 2 + 1 : (STATES + 1) * ACTIONS;
  }

  /** π(·|s) of linear preferences, in double: weights first, then the bias. */
  double[] policy(double[] theta, int state) {
    var weights = new double[ACTIONS];
    var sum = 0.0;
    for (var action = 0; action < ACTIONS; action++) {
      if (available(state, action)) {
        weights[action] = Math.exp(preference(theta, state, action));
        sum += weights[action];
      }
    }
    for (var action = 0; action < ACTIONS; action++) {
      weights[action] /= sum;
    }
    return weights;
  }

  private double preference(double[] theta, int state, int action) {
    if (!candidates) {
      return theta[state * ACTIONS + action] + theta[STATES * ACTIONS + action];
    }
    var features = FEATURES[state][action];
    return theta[state]
        + theta[STATES] * features[0]
        + theta[STATES + 1] * features[1]
        + theta[STATES + 2];
  }

  /** J(θ): the expected discounted reward of an episode. */
  double value(double[] theta, double discount) {
    var sum = 0.0;
    for (var s = 0; s < STATES; s++) {
      sum += START[s] * values(theta, discount)[STEPS][s];
    }
    return sum;
  }

  /**
   * What policy gradients without γᵗ follow, Σₜ E[Σₐ q(Sₜ,a) ∇π(a|Sₜ)]: the gradient by θ, at θ₀, of
   * this, where states and values are those of θ₀.
   */
  double surrogate(double[] theta, double[] thetaZero, double discount) {
    var values = values(thetaZero, discount);
    var here = START.clone();
    var sum = 0.0;
    for (var left = STEPS; left > 0; left--) {
      var next = new double[STATES];
      for (var s = 0; s < STATES; s++) {
        for (var a = 0; a < ACTIONS; a++) {
          sum += here[s] * policy(theta, s)[a] * actionValue(values[left - 1], discount, s, a);
          for (var n = 0; n < STATES; n++) {
            next[n] += here[s] * policy(thetaZero, s)[a] * NEXT[s][a][n];
          }
        }
      }
      here = next;
    }
    return sum;
  }

  /** V(s) with so many steps left. */
  private double[][] values(double[] theta, double discount) {
    var values = new double[STEPS + 1][STATES];
    for (var left = 1; left <= STEPS; left++) {
      for (var s = 0; s < STATES; s++) {
        for (var a = 0; a < ACTIONS; a++) {
          values[left][s] += policy(theta, s)[a] * actionValue(values[left - 1], discount, s, a);
        }
      }
    }
    return values;
  }

  private static double actionValue(double[] nextValues, double discount, int state, int action) {
    var sum = REWARD[state][action];
    for (var n = 0; n < STATES; n++) {
      sum += discount * NEXT[state][action][n] * nextValues[n];
    }
    return sum;
  }

  /** The highest J of a policy that takes one action in each state. */
  double bestValue(double discount) {
    var best = Double.NEGATIVE_INFINITY;
    for (var i = 0; i < ACTIONS * ACTIONS * ACTIONS; i++) {
      int[] actions = {i % ACTIONS, i / ACTIONS % ACTIONS, i / ACTIONS / ACTIONS};
      if (available(1, actions[1])) {
        best = Math.max(best, valueOf(actions, discount));
      }
    }
    return best;
  }

  /** J of the policy that takes these actions. */
  double valueOf(int[] actions, double discount) {
    var theta = new double[(STATES + 1) * ACTIONS];
    for (var s = 0; s < STATES; s++) {
      theta[s * ACTIONS + actions[s]] = 200; // e^−200 is nothing
    }
    return fixed().value(theta, discount);
  }

  /** The gradient of a function by central differences. */
  static double[] gradient(ToDoubleFunction<double[]> function, double[] theta) {
    var gradient = new double[theta.length];
    for (var i = 0; i < theta.length; i++) {
      var above = theta.clone();
      var below = theta.clone();
      above[i] += 1e-5;
      below[i] -= 1e-5;
      gradient[i] = (function.applyAsDouble(above) - function.applyAsDouble(below)) / 2e-5;
    }
    return gradient;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(state);
    out.writeInt(step);
  }

  @Override
  public void load(DataInput in) throws IOException {
    state = in.readInt();
    step = in.readInt();
  }
}
