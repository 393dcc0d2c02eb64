package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What has been seen to follow each action, how often, and with which mean reward. Memory grows with the
 * number of different next states, not with time. Not safe for threads.
 */
final class LearnedModel implements Resumable {

  /** A next state that was seen; its reward is the mean. */
  static final class Seen {

    private final int next;
    private final boolean terminated;
    private long count;
    private double reward;

    private Seen(int next, boolean terminated) {
      this.next = next;
      this.terminated = terminated;
    }

    int next() {
      return next;
    }

    boolean terminated() {
      return terminated;
    }

    double reward() {
      return reward;
    }
  }

  private final int actions;
  private final List<List<Seen>> seen = new ArrayList<>(); // of state · actions + action
  private final long[] visits; // of state · actions + action
  private final int[] tried; // the pairs that were visited, in the order of their first visit
  private int triedCount;
  private final boolean[] available; // of state · actions + action, as last offered

  LearnedModel(int states, int actions) {
    this.actions = actions;
    this.visits = new long[states * actions];
    this.tried = new int[states * actions];
    this.available = new boolean[states * actions];
    for (var pair = 0; pair < visits.length; pair++) {
      seen.add(new ArrayList<>(1));
    }
  }

  /** Remembers what followed an action. */
  void learn(Transition transition) {
    var pair = ActionValues.state(transition.observation()) * actions + transition.action();
    if (visits[pair]++ == 0) {
      tried[triedCount++] = pair;
    }
    var outcome = outcome(pair, ActionValues.state(transition.next()), transition.terminated());
    outcome.count++;
    outcome.reward += (transition.reward() - outcome.reward) / outcome.count;
    if (!transition.terminated()) {
      offer(transition.next());
    }
  }

  private Seen outcome(int pair, int next, boolean terminated) {
    var outcomes = seen.get(pair);
    for (var i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).next == next && outcomes.get(i).terminated == terminated) {
        return outcomes.get(i);
      }
    }
    var fresh = new Seen(next, terminated);
    outcomes.add(fresh);
    return fresh;
  }

  private void offer(Observation observation) {
    var first = ActionValues.state(observation) * actions;
    for (var action = 0; action < actions; action++) {
      available[first + action] = observation.available(action);
    }
  }

  /** Draws a pair of state and action that was visited, each as likely: state · actions + action. */
  int drawPair(RandomGenerator random) {
    return tried[random.nextInt(triedCount)];
  }

  /** Draws what follows a pair, as often as it was seen. */
  Seen draw(int pair, RandomGenerator random) {
    var outcomes = seen.get(pair);
    if (outcomes.size() == 1) {
      return outcomes.get(0);
    }
    var left = random.nextLong(visits[pair]);
    var i = 0;
    while (left >= outcomes.get(i).count) {
      left -= outcomes.get(i).count;
      i++;
    }
    return outcomes.get(i);
  }

  /** Whether an action could be taken when its state was last seen. */
  boolean available(int state, int action) {
    return available[state * actions + action];
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(triedCount);
    for (var i = 0; i < triedCount; i++) {
      out.writeInt(tried[i]);
      out.writeInt(seen.get(tried[i]).size());
      for (var outcome : seen.get(tried[i])) {
        out.writeInt(outcome.next);
        out.writeBoolean(outcome.terminated);
        out.writeLong(outcome.count);
        out.writeDouble(outcome.reward);
      }
    }
    for (var flag : available) {
      out.writeBoolean(flag);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (var pair = 0; pair < visits.length; pair++) {
      visits[pair] = 0;
      seen.get(pair).clear();
    }
    triedCount = in.readInt();
    for (var i = 0; i < triedCount; i++) {
      var pair = in.readInt();
      tried[i] = pair;
      var outcomes = in.readInt();
      for (var o = 0; o < outcomes; o++) {
        var outcome = outcome(pair, in.readInt(), in.readBoolean());
        outcome.count = in.readLong();
        outcome.reward = in.readDouble();
        visits[pair] += outcome.count;
      }
    }
    for (var i = 0; i < available.length; i++) {
      available[i] = in.readBoolean();
    }
  }
}
