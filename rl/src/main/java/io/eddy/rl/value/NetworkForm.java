package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationShape;

/** How a network over actions is built: with its parameters, all that there is to know of it. */
public record NetworkForm(ObservationShape shape, NetworkConfig config, Head head) {

  /** What stands above the hidden layers. */
  public enum Head {
    /** A number per action. */
    PLAIN,
    /** A value of the state and advantages of the actions. */
    DUELING
  }
}
