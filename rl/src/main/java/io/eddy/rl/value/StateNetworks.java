package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationShape;
import java.util.random.RandomGenerator;

/** Networks that give a number per state. */
public final class StateNetworks {

  private StateNetworks() {}

  /** A perceptron on the state, whatever the actions. */
  public static StateNetwork of(
      ObservationShape shape, NetworkConfig config, RandomGenerator random) {
    var network = new StateValues(shape.stateWidth(), config);
    network.initialise(random);
    return network;
  }
}
