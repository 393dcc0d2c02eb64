package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationShape;
import java.util.random.RandomGenerator;

/** How a network is put together from its hidden layers to action values. */
public enum NetworkForm {

  /** One value per action. */
  PLAIN {
    @Override
    public ActionNetwork network(
        ObservationShape shape, NetworkConfig config, RandomGenerator random) {
      return ActionNetworks.of(shape, config, random);
    }
  },

  /** The value of the state and the advantage of each action (Wang et al. 2016). */
  DUELING {
    @Override
    public ActionNetwork network(
        ObservationShape shape, NetworkConfig config, RandomGenerator random) {
      return ActionNetworks.dueling(shape, config, random);
    }
  };

  /** A network of this form with weights drawn anew. */
  public abstract ActionNetwork network(
      ObservationShape shape, NetworkConfig config, RandomGenerator random);
}
