package io.eddy.rl.policy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.value.ActionNetwork;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * A copy of a network that nobody changes, asked by any number of threads: each call borrows a
 * scratch of its own, and idle ones, at most one per processor, are kept for the next call.
 */
final class FrozenNetwork {

  private final ActionNetwork network;
  private final ArrayBlockingQueue<Scratch> idle;

  FrozenNetwork(ActionNetwork network) {
    this.network = network.copy();
    this.idle = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
  }

  /** Computes the numbers of an observation, in a scratch that the caller gives back. */
  Scratch forward(Observation observation) {
    var borrowed = idle.poll();
    var scratch = borrowed == null ? new Scratch(network.copy()) : borrowed;
    scratch.batch.set(0, observation);
    scratch.network.forward(scratch.batch, scratch.numbers);
    return scratch;
  }

  /** Another network with the same numbers. */
  ActionNetwork copy() {
    return network.copy();
  }

  /** Takes a scratch back. One that never comes back is only garbage. */
  void giveBack(Scratch scratch) {
    idle.offer(scratch);
  }

  /** Buffers of one call. */
  static final class Scratch {

    final ObservationBatch batch;
    final float[] numbers;
    final double[] probabilities;
    private final ActionNetwork network;

    private Scratch(ActionNetwork network) {
      this.network = network;
      this.batch = new ObservationBatch(network.shape(), 1);
      this.batch.resize(1);
      this.numbers = new float[network.shape().mostActions()];
      this.probabilities = new double[network.shape().mostActions()];
    }
  }
}
