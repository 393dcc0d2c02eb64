package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Q(s,a) as a table that starts at 0, and how often each entry was updated. Not safe for threads. */
final class ActionValues implements Resumable {

  private final int states;
  private final int actions;
  private final LearningRate learningRate;
  private final double[] q; // of state · actions + action
  private final long[] updates;

  ActionValues(int states, int actions, LearningRate learningRate) {
    if (states < 1 || actions < 1) {
      throw new IllegalArgumentException(
          "A table needs states (%d) and actions (%d).".formatted(states, actions));
    }
    this.states = states;
    this.actions = actions;
    this.learningRate = learningRate;
    this.q = new double[states * actions];
    this.updates = new long[states * actions];
  }

  /** The state that an observation shows. */
  static int state(Observation observation) {
    return (int) observation.state()[0];
  }

  /** Q(s,a). */
  double q(int state, int action) {
    return q[state * actions + action];
  }

  /** Q(s,a) ← Q(s,a) + α(target − Q(s,a)). */
  void update(int state, int action, double target) {
    var pair = state * actions + action;
    updates[pair]++;
    q[pair] += learningRate.at(updates[pair]) * (target - q[pair]);
  }

  /** arg max of Q(s,·) over the actions that may be taken, ties to the lowest index. */
  int best(Observation observation) {
    return best(q, actions, observation);
  }

  /** arg max of Q(s,·) + Q′(s,·) over the actions that may be taken, ties to the lowest index. */
  int bestWith(ActionValues other, Observation observation) {
    var state = state(observation);
    var best = best(observation);
    var most = Double.NEGATIVE_INFINITY;
    for (var action = 0; action < observation.count(); action++) {
      var sum = q(state, action) + other.q(state, action);
      if (observation.available(action) && sum > most) {
        best = action;
        most = sum;
      }
    }
    return best;
  }

  /** max of Q(s,·) over the actions that may be taken. */
  double max(Observation observation) {
    return q(state(observation), best(observation));
  }

  /** The greedy policy of a copy. */
  TabularPolicy greedy() {
    return new TabularPolicy(actions, q.clone());
  }

  /** The greedy policy of the sum of this table and another. */
  TabularPolicy greedyWith(ActionValues other) {
    var sum = new double[q.length];
    for (var i = 0; i < sum.length; i++) {
      sum[i] = q[i] + other.q[i];
    }
    return new TabularPolicy(actions, sum);
  }

  static int best(double[] q, int actions, Observation observation) {
    var first = state(observation) * actions;
    var best = -1;
    for (var action = 0; action < observation.count(); action++) {
      if (observation.available(action) && (best < 0 || q[first + action] > q[first + best])) {
        best = action;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "All %d actions are masked; the environment must leave one."
              .formatted(observation.count()));
    }
    return best;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(states);
    out.writeInt(actions);
    for (var i = 0; i < q.length; i++) {
      out.writeDouble(q[i]);
      out.writeLong(updates[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    var savedStates = in.readInt();
    var savedActions = in.readInt();
    if (savedStates != states || savedActions != actions) {
      throw new IOException(
          "The table that was saved has %d states and %d actions, this one %d and %d."
              .formatted(savedStates, savedActions, states, actions));
    }
    for (var i = 0; i < q.length; i++) {
      q[i] = in.readDouble();
      updates[i] = in.readLong();
    }
  }
}
