package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.value.StateNetwork;

/** Values one observation at a time by a network that goes on learning. */
final class Critic {

  private final StateNetwork network;
  private final ObservationBatch here;
  private final float[] values = new float[1];

  Critic(ObservationShape shape, StateNetwork network) {
    this.network = network;
    this.here = new ObservationBatch(shape, 1);
    this.here.resize(1);
  }

  /** V(s). */
  float value(Observation observation) {
    here.set(0, observation);
    network.forward(here, values);
    return values[0];
  }
}
