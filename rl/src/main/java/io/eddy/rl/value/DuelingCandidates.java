package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Buffers;
import io.eddy.rl.network.CandidateNetwork;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Q(s,x) = V(s) + A(s,x), each with hidden layers of its own. */
final class DuelingCandidates implements ActionNetwork {

  private final ObservationShape shape;
  private final NetworkConfig config;
  private final Parameters parameters;
  private final Mlp value;
  private final CandidateNetwork advantage;
  private final CandidateRows candidates;
  private float[] values = {};
  private float[] valuesGradient = {};

  DuelingCandidates(ObservationShape shape, NetworkConfig config) {
    this.shape = shape;
    this.config = config;
    var valueWidths = Widths.of(shape.stateWidth(), config.hidden(), 1);
    var valueCount = Mlp.count(valueWidths);
    var advantageCount =
        CandidateNetwork.count(shape.stateWidth(), shape.actionWidth(), config.hidden());
    this.parameters = new Parameters(valueCount + advantageCount);
    this.value = new Mlp(valueWidths, config.activation(), Activation.LINEAR, parameters, 0);
    this.advantage =
        new CandidateNetwork(
            shape.stateWidth(),
            shape.actionWidth(),
            config.hidden(),
            config.activation(),
            parameters,
            valueCount);
    this.candidates = new CandidateRows(shape);
  }

  void initialise(RandomGenerator random) {
    value.initialise(config.initialisation(), config.outputGain(), random);
    advantage.initialise(config.initialisation(), config.outputGain(), random);
  }

  @Override
  public ObservationShape shape() {
    return shape;
  }

  @Override
  public Optional<NetworkPlan> plan() {
    return Optional.of(new NetworkPlan(shape, config, NetworkForm.DUELING));
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void forward(ObservationBatch batch, float[] numbers) {
    var size = batch.size();
    candidates.read(batch);
    values = Buffers.atLeast(values, size);
    value.forward(batch.states(), size, values);
    advantage.forward(
        batch.states(), size, candidates.rows(), candidates.ends(), candidates.numbers());
    var row = 0;
    for (var i = 0; i < size; i++) {
      for (; row < candidates.ends()[i]; row++) {
        candidates.numbers()[row] += values[i];
      }
    }
    candidates.scatter(numbers);
  }

  @Override
  public void backward(ObservationBatch batch, float[] gradient) {
    var size = batch.size();
    candidates.gather(gradient);
    valuesGradient = Buffers.atLeast(valuesGradient, size);
    var row = 0;
    for (var i = 0; i < size; i++) {
      valuesGradient[i] = 0;
      for (; row < candidates.ends()[i]; row++) {
        valuesGradient[i] += candidates.numbers()[row];
      }
    }
    value.backward(batch.states(), size, valuesGradient);
    advantage.backward(
        batch.states(), size, candidates.rows(), candidates.ends(), candidates.numbers());
  }

  @Override
  public ActionNetwork copy() {
    var copy = new DuelingCandidates(shape, config);
    copy.parameters().set(parameters);
    return copy;
  }
}
