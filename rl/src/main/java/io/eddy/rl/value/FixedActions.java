package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A perceptron on the state with an output per action. */
final class FixedActions implements ActionNetwork {

  private final ObservationShape shape;
  private final NetworkConfig config;
  private final Mlp mlp;

  FixedActions(ObservationShape shape, NetworkConfig config) {
    this.shape = shape;
    this.config = config;
    var widths = Widths.of(shape.stateWidth(), config.hidden(), shape.mostActions());
    var parameters = new Parameters(Mlp.count(widths));
    this.mlp = new Mlp(widths, config.activation(), Activation.LINEAR, parameters, 0);
  }

  void initialise(RandomGenerator random) {
    mlp.initialise(config.initialisation(), config.outputGain(), random);
  }

  @Override
  public ObservationShape shape() {
    return shape;
  }

  @Override
  public Optional<NetworkPlan> plan() {
    return Optional.of(new NetworkPlan(shape, config, NetworkForm.PLAIN));
  }

  @Override
  public Parameters parameters() {
    return mlp.parameters();
  }

  @Override
  public void forward(ObservationBatch batch, float[] numbers) {
    mlp.forward(batch.states(), batch.size(), numbers);
  }

  @Override
  public void backward(ObservationBatch batch, float[] gradient) {
    mlp.backward(batch.states(), batch.size(), gradient);
  }

  @Override
  public ActionNetwork copy() {
    var copy = new FixedActions(shape, config);
    copy.parameters().set(parameters());
    return copy;
  }
}
