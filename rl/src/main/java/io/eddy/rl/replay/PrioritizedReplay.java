package io.eddy.rl.replay;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * The newest transitions in a ring, drawn the more often the more they surprised when they were last
 * learned from; weights in the loss undo the preference as β rises to 1:
 *
 * <pre>
 * pᵢ   = |δᵢ| + floor          the largest so far where i has not been learned from
 * P(i) = pᵢ^α / Σₖ pₖ^α        one draw in each of k equal parts of Σₖ pₖ^α, for a batch of k
 * wᵢ   = (P(i) / min_j P(j))^−β    j over the batch
 * </pre>
 *
 * <ol>
 *   <li>Schaul, Quan, Antonoglou and Silver 2016, "Prioritized experience replay" (arXiv 1511.05952),
 *       the proportional form.
 * </ol>
 *
 * <p>Reads into the paper: its weights are divided by "max wᵢ", here the largest of the batch. A
 * transition whose reward is revised counts as new.
 */
public final class PrioritizedReplay implements ReplayMemory {

  private final PrioritizedReplayConfig config;
  private final Replay ring;
  private final SumTree powers; // pᵢ^α
  private double largest = 1;
  private long draws;

  /** An empty memory for some transitions, at least 1. */
  public PrioritizedReplay(ObservationShape shape, int capacity, PrioritizedReplayConfig config) {
    this.config = config;
    this.ring = new Replay(shape, capacity);
    this.powers = new SumTree(capacity);
  }

  @Override
  public int capacity() {
    return ring.capacity();
  }

  @Override
  public int size() {
    return ring.size();
  }

  @Override
  public long add(
      Observation observation, int action, double reward, double discount, Observation next) {
    var handle = ring.add(observation, action, reward, discount, next);
    powers.set(ring.place(handle), largest);
    return handle;
  }

  @Override
  public void sample(RandomGenerator random, ReplayBatch batch) {
    ring.requireSome();
    var places = batch.places();
    var part = powers.total() / places.length;
    var least = Double.POSITIVE_INFINITY;
    for (var i = 0; i < places.length; i++) {
      places[i] = powers.find((i + random.nextDouble()) * part);
      least = Math.min(least, powers.get(places[i]));
    }
    var importance = config.importanceAfter(draws);
    for (var i = 0; i < places.length; i++) {
      batch.weights()[i] = Math.pow(powers.get(places[i]) / least, -importance);
    }
    draws++;
    ring.gather(batch);
  }

  @Override
  public void learned(ReplayBatch batch, double[] errors) {
    for (var i = 0; i < batch.size(); i++) {
      var power = Math.pow(Math.abs(errors[i]) + config.floor(), config.exponent());
      powers.set(batch.places()[i], power);
      largest = Math.max(largest, power);
    }
  }

  @Override
  public boolean revise(long handle, double delta) {
    var there = ring.revise(handle, delta);
    if (there) {
      powers.set(ring.place(handle), largest);
    }
    return there;
  }

  /** P(i) of the transition of a handle; 0 if it is gone. */
  double probability(long handle) {
    return ring.holds(handle) ? powers.get(ring.place(handle)) / powers.total() : 0;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    ring.save(out);
    out.writeDouble(largest);
    out.writeLong(draws);
    for (var place = 0; place < size(); place++) {
      out.writeDouble(powers.get(place));
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    ring.load(in);
    largest = in.readDouble();
    draws = in.readLong();
    powers.clear();
    for (var place = 0; place < size(); place++) {
      powers.set(place, in.readDouble());
    }
  }
}
