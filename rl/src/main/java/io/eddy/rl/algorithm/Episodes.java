package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.Resumable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Whole episodes, behind one another. Grows by doubling; memory is used again. */
final class Episodes implements Resumable {

  private static final int FIRST_CAPACITY = 256;

  private final ObservationShape shape;
  private final Observation observation;
  private ObservationBatch observations;
  private int[] actions = new int[FIRST_CAPACITY];
  private double[] rewards = new double[FIRST_CAPACITY];
  private boolean[] ended = new boolean[FIRST_CAPACITY];
  private int steps;
  private int episodes;

  Episodes(ObservationShape shape) {
    this.shape = shape;
    this.observation = new Observation(shape);
    this.observations = new ObservationBatch(shape, FIRST_CAPACITY);
  }

  int steps() {
    return steps;
  }

  /** Number of episodes that ended. */
  int episodes() {
    return episodes;
  }

  ObservationBatch observations() {
    return observations;
  }

  int[] actions() {
    return actions;
  }

  double[] rewards() {
    return rewards;
  }

  /** Whether an episode ended with a step. */
  boolean[] ended() {
    return ended;
  }

  void clear() {
    steps = 0;
    episodes = 0;
    observations.clear();
  }

  /**
   * Takes in a step.
   *
   * @param reward of the step, and what its episode was still worth if that was truncated
   */
  void add(Transition transition, double reward) {
    add(transition.observation(), transition.action(), reward, transition.ended());
  }

  private void add(Observation observation, int action, double reward, boolean end) {
    if (steps == actions.length) {
      grow();
    }
    observations.add(observation);
    actions[steps] = action;
    rewards[steps] = reward;
    ended[steps] = end;
    steps++;
    episodes += end ? 1 : 0;
  }

  private void grow() {
    var capacity = 2 * steps;
    var larger = new ObservationBatch(shape, capacity);
    for (var place = 0; place < steps; place++) {
      observations.get(place, observation);
      larger.add(observation);
    }
    observations = larger;
    actions = Arrays.copyOf(actions, capacity);
    rewards = Arrays.copyOf(rewards, capacity);
    ended = Arrays.copyOf(ended, capacity);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(steps);
    for (var place = 0; place < steps; place++) {
      observations.get(place, observation);
      observation.save(out);
      out.writeInt(actions[place]);
      out.writeDouble(rewards[place]);
      out.writeBoolean(ended[place]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    clear();
    var saved = new Observation(shape);
    for (var left = in.readInt(); left > 0; left--) {
      saved.load(in);
      add(saved, in.readInt(), in.readDouble(), in.readBoolean());
    }
  }
}
