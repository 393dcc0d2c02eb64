package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Buffers;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Q(s,a) = V(s) + A(s,a) − mean A(s,·): hidden layers in common but the last, of which each of the
 * two streams has its own.
 */
final class DuelingActions implements ActionNetwork {

  private final ObservationShape shape;
  private final NetworkConfig config;
  private final Parameters parameters;
  private final @Nullable Mlp trunk; // absent with fewer than two hidden layers
  private final Mlp value;
  private final Mlp advantage;
  private float[] features = {};
  private float[] featuresGradient = {};
  private float[] featuresGradientOfValue = {};
  private float[] values = {};
  private float[] valuesGradient = {};
  private float[] advantagesGradient = {};

  DuelingActions(ObservationShape shape, NetworkConfig config) {
    this.shape = shape;
    this.config = config;
    var hidden = config.hidden();
    var common = hidden.subList(0, Math.max(0, hidden.size() - 1));
    var own = hidden.subList(common.size(), hidden.size());
    var width = common.isEmpty() ? shape.stateWidth() : common.getLast();
    var trunkWidths =
        common.isEmpty()
            ? List.<Integer>of()
            : Widths.of(shape.stateWidth(), common.subList(0, common.size() - 1), common.getLast());
    var valueWidths = Widths.of(width, own, 1);
    var advantageWidths = Widths.of(width, own, shape.mostActions());
    var trunkCount = trunkWidths.isEmpty() ? 0 : Mlp.count(trunkWidths);
    var valueCount = Mlp.count(valueWidths);
    var activation = config.activation();
    this.parameters = new Parameters(trunkCount + valueCount + Mlp.count(advantageWidths));
    this.trunk =
        trunkWidths.isEmpty() ? null : new Mlp(trunkWidths, activation, activation, parameters, 0);
    this.value = new Mlp(valueWidths, activation, Activation.LINEAR, parameters, trunkCount);
    this.advantage =
        new Mlp(
            advantageWidths, activation, Activation.LINEAR, parameters, trunkCount + valueCount);
  }

  void initialise(RandomGenerator random) {
    if (trunk != null) {
      trunk.initialise(config.initialisation(), config.initialisation().hiddenGain(), random);
    }
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
    var actions = shape.mostActions();
    var inputs = batch.states();
    if (trunk != null) {
      features = Buffers.atLeast(features, size * trunk.outputWidth());
      trunk.forward(inputs, size, features);
      inputs = features;
    }
    values = Buffers.atLeast(values, size);
    value.forward(inputs, size, values);
    advantage.forward(inputs, size, numbers);
    for (var i = 0; i < size; i++) {
      var sum = 0f;
      for (var action = 0; action < actions; action++) {
        sum += numbers[i * actions + action];
      }
      var offset = values[i] - sum / actions;
      for (var action = 0; action < actions; action++) {
        numbers[i * actions + action] += offset;
      }
    }
  }

  @Override
  public void backward(ObservationBatch batch, float[] gradient) {
    var size = batch.size();
    splitGradient(size, gradient);
    if (trunk == null) {
      value.backward(batch.states(), size, valuesGradient);
      advantage.backward(batch.states(), size, advantagesGradient);
      return;
    }
    var count = size * trunk.outputWidth();
    featuresGradient = Buffers.atLeast(featuresGradient, count);
    featuresGradientOfValue = Buffers.atLeast(featuresGradientOfValue, count);
    value.backward(features, size, valuesGradient, featuresGradientOfValue);
    advantage.backward(features, size, advantagesGradient, featuresGradient);
    for (var i = 0; i < count; i++) {
      featuresGradient[i] += featuresGradientOfValue[i];
    }
    trunk.backward(batch.states(), size, featuresGradient);
  }

  /** ∂V = Σ ∂Q, ∂A = ∂Q − mean ∂Q: a constant added to A changes nothing. */
  private void splitGradient(int size, float[] gradient) {
    var actions = shape.mostActions();
    valuesGradient = Buffers.atLeast(valuesGradient, size);
    advantagesGradient = Buffers.atLeast(advantagesGradient, size * actions);
    for (var i = 0; i < size; i++) {
      var sum = 0f;
      for (var action = 0; action < actions; action++) {
        sum += gradient[i * actions + action];
      }
      valuesGradient[i] = sum;
      for (var action = 0; action < actions; action++) {
        advantagesGradient[i * actions + action] = gradient[i * actions + action] - sum / actions;
      }
    }
  }

  @Override
  public ActionNetwork copy() {
    var copy = new DuelingActions(shape, config);
    copy.parameters().set(parameters);
    return copy;
  }
}
