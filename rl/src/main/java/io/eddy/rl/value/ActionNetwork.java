package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Parameters;
import java.util.Optional;

/**
 * A number for each action of each observation: action values q(s, ·) or preferences h(s, ·). Not
 * safe for threads: it remembers what it needs for the gradient.
 */
public interface ActionNetwork {

  /** What it reads. */
  ObservationShape shape();

  /** How it is built, if {@link ActionNetworks} built it. */
  default Optional<NetworkPlan> plan() {
    return Optional.empty();
  }

  /** What it learns. */
  Parameters parameters();

  /**
   * Computes the numbers and remembers how, for {@link #backward}.
   *
   * @param numbers written: mostActions an observation; those behind an observation's count, and
   *     those of masked actions, are computed or not, and must not be read
   */
  void forward(ObservationBatch batch, float[] numbers);

  /**
   * Adds ∂loss/∂θ to the gradient of the parameters.
   *
   * @param batch the one of the last {@link #forward}
   * @param gradient ∂loss/∂number, mostActions an observation; 0 for what must not be read
   */
  void backward(ObservationBatch batch, float[] gradient);

  /** A network of the same form and the same numbers, with parameters and buffers of its own. */
  ActionNetwork copy();
}
