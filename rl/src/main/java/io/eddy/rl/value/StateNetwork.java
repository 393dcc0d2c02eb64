package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.network.Parameters;

/** A number for each state: state values v(s). Not safe for threads. */
public interface StateNetwork {

  /** What it learns. */
  Parameters parameters();

  /** Computes v(s) of each observation and remembers how. */
  void forward(ObservationBatch batch, float[] values);

  /** Adds ∂loss/∂θ, given ∂loss/∂v of each observation of the last {@link #forward}. */
  void backward(ObservationBatch batch, float[] gradient);

  /** A network of the same form and the same numbers, with parameters and buffers of its own. */
  StateNetwork copy();
}
