package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.policy.MaskedSoftmax;
import io.eddy.rl.value.ActionNetwork;
import java.util.random.RandomGenerator;

/** Acts by the softmax of a network that goes on learning. */
final class Actor {

  private final ActionNetwork network;
  private final ObservationBatch here;
  private final float[] preferences;
  private final double[] probabilities;

  Actor(ActionNetwork network) {
    this.network = network;
    this.here = new ObservationBatch(network.shape(), 1);
    this.here.resize(1);
    this.preferences = new float[network.shape().mostActions()];
    this.probabilities = new double[network.shape().mostActions()];
  }

  /** Draws an action. Takes one number from the generator. */
  int act(Observation observation, RandomGenerator random) {
    here.set(0, observation);
    network.forward(here, preferences);
    MaskedSoftmax.probabilities(here, 0, preferences, probabilities);
    return MaskedSoftmax.draw(probabilities, random.nextDouble());
  }

  /** log π(a|s) of the observation that was last acted on. */
  double logProbability(int action) {
    return MaskedSoftmax.logProbability(here, 0, preferences, action);
  }
}
