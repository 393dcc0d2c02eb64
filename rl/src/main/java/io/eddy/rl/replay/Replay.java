package io.eddy.rl.replay;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The newest transitions in a ring, each as likely to be drawn as any other (Mnih et al. 2015).
 *
 * <p>A transition takes 8·(stateWidth + mostActions·actionWidth) + 2·mostActions + 28 bytes, all of
 * them taken at once for the whole capacity.
 */
public final class Replay implements ReplayMemory {

  private final ObservationShape shape;
  private final ObservationBatch observations;
  private final int[] actions;
  private final double[] rewards;
  private final double[] discounts;
  private final ObservationBatch next;
  private long added;

  /** An empty memory for some transitions, at least 1. */
  public Replay(ObservationShape shape, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "The capacity (%d) must be at least 1 transition.".formatted(capacity));
    }
    this.shape = shape;
    this.observations = new ObservationBatch(shape, capacity);
    this.actions = new int[capacity];
    this.rewards = new double[capacity];
    this.discounts = new double[capacity];
    this.next = new ObservationBatch(shape, capacity);
  }

  @Override
  public int capacity() {
    return actions.length;
  }

  @Override
  public int size() {
    return (int) Math.min(added, capacity());
  }

  @Override
  public long add(
      Observation observation, int action, double reward, double discount, Observation next) {
    var place = place(added);
    this.observations.set(place, observation);
    this.actions[place] = action;
    this.rewards[place] = reward;
    this.discounts[place] = discount;
    this.next.set(place, next);
    return added++;
  }

  @Override
  public void sample(RandomGenerator random, ReplayBatch batch) {
    requireSome();
    for (var i = 0; i < batch.size(); i++) {
      batch.places()[i] = random.nextInt(size());
    }
    Arrays.fill(batch.weights(), 1);
    gather(batch);
  }

  @Override
  public boolean revise(long handle, double delta) {
    if (!holds(handle)) {
      return false;
    }
    rewards[place(handle)] += delta;
    return true;
  }

  /** Whether the transition of a handle is still there. */
  boolean holds(long handle) {
    return handle >= added - size() && handle < added;
  }

  /** Where the transition of a handle lies, or lay. */
  int place(long handle) {
    return (int) (handle % capacity());
  }

  /** Copies the transitions that lie at the places of a batch into it. */
  void gather(ReplayBatch batch) {
    var places = batch.places();
    batch.observations().gather(observations, places, places.length);
    batch.next().gather(next, places, places.length);
    for (var i = 0; i < places.length; i++) {
      batch.actions()[i] = actions[places[i]];
      batch.rewards()[i] = rewards[places[i]];
      batch.discounts()[i] = discounts[places[i]];
    }
  }

  void requireSome() {
    if (added == 0) {
      throw new IllegalStateException("Nothing can be drawn from an empty replay: add first.");
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(capacity());
    out.writeInt(shape.stateWidth());
    out.writeInt(shape.mostActions());
    out.writeInt(shape.actionWidth());
    out.writeLong(added);
    var observation = new Observation(shape);
    for (var place = 0; place < size(); place++) {
      observations.get(place, observation);
      observation.save(out);
      out.writeInt(actions[place]);
      out.writeDouble(rewards[place]);
      out.writeDouble(discounts[place]);
      next.get(place, observation);
      observation.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    var capacity = in.readInt();
    var saved = new ObservationShape(in.readInt(), in.readInt(), in.readInt());
    if (capacity != capacity() || !saved.equals(shape)) {
      throw new IOException(
          "The file holds a replay of capacity %d and %s, this one has %d and %s: they are of different configurations."
              .formatted(capacity, saved, capacity(), shape));
    }
    added = in.readLong();
    var observation = new Observation(shape);
    for (var place = 0; place < size(); place++) {
      observation.load(in);
      observations.set(place, observation);
      actions[place] = in.readInt();
      rewards[place] = in.readDouble();
      discounts[place] = in.readDouble();
      observation.load(in);
      next.set(place, observation);
    }
  }
}
