package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.CandidateNetwork;
import io.eddy.rl.network.Parameters;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A perceptron on state and candidate, with its first layer split. */
final class CandidateActions implements ActionNetwork {

  private final ObservationShape shape;
  private final NetworkConfig config;
  private final CandidateNetwork network;
  private final CandidateRows candidates;

  CandidateActions(ObservationShape shape, NetworkConfig config) {
    this.shape = shape;
    this.config = config;
    var count = CandidateNetwork.count(shape.stateWidth(), shape.actionWidth(), config.hidden());
    this.network =
        new CandidateNetwork(
            shape.stateWidth(),
            shape.actionWidth(),
            config.hidden(),
            config.activation(),
            new Parameters(count),
            0);
    this.candidates = new CandidateRows(shape);
  }

  void initialise(RandomGenerator random) {
    network.initialise(config.initialisation(), config.outputGain(), random);
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
    return network.parameters();
  }

  @Override
  public void forward(ObservationBatch batch, float[] numbers) {
    candidates.read(batch);
    network.forward(
        batch.states(), batch.size(), candidates.rows(), candidates.ends(), candidates.numbers());
    candidates.scatter(numbers);
  }

  @Override
  public void backward(ObservationBatch batch, float[] gradient) {
    candidates.gather(gradient);
    network.backward(
        batch.states(), batch.size(), candidates.rows(), candidates.ends(), candidates.numbers());
  }

  @Override
  public ActionNetwork copy() {
    var copy = new CandidateActions(shape, config);
    copy.parameters().set(parameters());
    return copy;
  }
}
