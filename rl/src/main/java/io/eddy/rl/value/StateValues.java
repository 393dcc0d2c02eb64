package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import java.util.List;
import java.util.random.RandomGenerator;

/** v(s): a perceptron on the state with one output. */
final class StateValues implements StateNetwork {

  private final int stateWidth;
  private final NetworkConfig config;
  private final Mlp mlp;

  StateValues(int stateWidth, NetworkConfig config) {
    this.stateWidth = stateWidth;
    this.config = config;
    List<Integer> widths = Widths.of(stateWidth, config.hidden(), 1);
    var parameters = new Parameters(Mlp.count(widths));
    this.mlp = new Mlp(widths, config.activation(), Activation.LINEAR, parameters, 0);
  }

  void initialise(RandomGenerator random) {
    mlp.initialise(config.initialisation(), config.outputGain(), random);
  }

  @Override
  public Parameters parameters() {
    return mlp.parameters();
  }

  @Override
  public void forward(ObservationBatch batch, float[] values) {
    mlp.forward(batch.states(), batch.size(), values);
  }

  @Override
  public void backward(ObservationBatch batch, float[] gradient) {
    mlp.backward(batch.states(), batch.size(), gradient);
  }

  @Override
  public StateNetwork copy() {
    var copy = new StateValues(stateWidth, config);
    copy.parameters().set(parameters());
    return copy;
  }
}
