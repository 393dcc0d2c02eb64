package io.eddy.rl.policy;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.value.ActionNetwork;

/** A number per action, whatever the state, times the first state feature: h(s, a) = s₀θₐ. */
public final class PreferenceTable implements ActionNetwork {

  private final ObservationShape shape;
  private final Parameters parameters;

  public PreferenceTable(float... numbers) {
    this(ObservationShape.fixed(1, numbers.length));
    System.arraycopy(numbers, 0, parameters.values(), 0, numbers.length);
  }

  private PreferenceTable(ObservationShape shape) {
    this.shape = shape;
    this.parameters = new Parameters(shape.mostActions());
  }

  @Override
  public ObservationShape shape() {
    return shape;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void forward(ObservationBatch batch, float[] numbers) {
    var most = shape.mostActions();
    for (var i = 0; i < batch.size() * most; i++) {
      numbers[i] = batch.states()[i / most] * parameters.values()[i % most];
    }
  }

  @Override
  public void backward(ObservationBatch batch, float[] gradient) {
    var most = shape.mostActions();
    for (var i = 0; i < batch.size() * most; i++) {
      parameters.gradient()[i % most] += batch.states()[i / most] * gradient[i];
    }
  }

  @Override
  public ActionNetwork copy() {
    var copy = new PreferenceTable(shape);
    copy.parameters.set(parameters);
    return copy;
  }
}
