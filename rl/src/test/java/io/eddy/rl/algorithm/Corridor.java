package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A corridor of five places and an exit: 0 goes left, 1 right, 2 waits. Leaving at the right end pays
 * 1 and terminates; nothing else pays. The state is one-hot. With discount γ, Q*(s, right) = γ^(4−s),
 * Q*(s, wait) = γ·γ^(4−s), Q*(s, left) = γ·γ^(4−max(0, s−1)).
 */
final class Corridor implements Environment {

  static final int PLACES = 5;
  static final int ACTIONS = 3;

  private final boolean candidates;
  private final boolean masked;
  private int place;
  private boolean terminated;

  private Corridor(boolean candidates, boolean masked) {
    this.candidates = candidates;
    this.masked = masked;
  }

  static Corridor fixed() {
    return new Corridor(false, false);
  }

  /** Actions are candidates: a one-hot row each. */
  static Corridor candidates() {
    return new Corridor(true, false);
  }

  /** Waiting is masked. */
  static Corridor masked() {
    return new Corridor(false, true);
  }

  static double optimalValue(int place, int action, double discount) {
    return switch (action) {
      case 0 -> Math.pow(discount, 5 - Math.max(0, place - 1));
      case 1 -> Math.pow(discount, 4 - place);
      default -> Math.pow(discount, 5 - place);
    };
  }

  Observation at(int place) {
    var observation = new Observation(shape());
    write(observation, place);
    return observation;
  }

  /** Goes on from a place. */
  void putAt(int place, Observation observation) {
    this.place = place;
    terminated = false;
    write(observation, place);
  }

  /** Where an action leads; {@link #PLACES} is outside. */
  static int next(int place, int action) {
    return action == 0 ? Math.max(0, place - 1) : action == 1 ? place + 1 : place;
  }

  @Override
  public ObservationShape shape() {
    return new ObservationShape(PLACES, ACTIONS, candidates ? ACTIONS : 0);
  }

  @Override
  public void reset(RandomGenerator random, Observation first) {
    place = random.nextInt(PLACES);
    terminated = false;
    write(first, place);
  }

  @Override
  public double step(int action, RandomGenerator random, Observation next) {
    if (masked && action == 2) {
      throw new IllegalArgumentException("Waiting is masked.");
    }
    terminated = next(place, action) == PLACES;
    if (!terminated) {
      place = next(place, action);
    }
    write(next, place);
    return terminated ? 1 : 0;
  }

  private void write(Observation observation, int place) {
    Arrays.fill(observation.state(), 0);
    observation.state()[place] = 1;
    observation.offer(ACTIONS);
    if (masked) {
      observation.mask(2);
    }
    if (candidates) {
      for (var action = 0; action < ACTIONS; action++) {
        observation.rows()[action * ACTIONS + action] = 1;
      }
    }
  }

  @Override
  public boolean terminated() {
    return terminated;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(place);
    out.writeBoolean(terminated);
  }

  @Override
  public void load(DataInput in) throws IOException {
    place = in.readInt();
    terminated = in.readBoolean();
  }
}
