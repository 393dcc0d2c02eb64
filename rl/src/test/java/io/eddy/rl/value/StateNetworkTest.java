package io.eddy.rl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.DoublePerceptron;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateNetworkTest {

  private static final NetworkConfig CONFIG =
      new NetworkConfig(List.of(9, 5), Activation.TANH, Initialisation.ORTHOGONAL, 1);

  @Test
  void gradientsAreThoseOfCentralDifferences() {
    // The loss is a weighted sum of the values, whatever the actions.
    var shape = new ObservationShape(4, 3, 2);
    var network = StateNetworks.of(shape, CONFIG, new SplitMix64(1));
    var random = new SplitMix64(2);
    var batch = new ObservationBatch(shape, 8);
    var observation = new Observation(shape);
    for (var i = 0; i < 5; i++) {
      for (var j = 0; j < 4; j++) {
        observation.state()[j] = (float) random.nextGaussian();
      }
      batch.add(observation);
    }
    var weights = new float[] {1, -2, .5f, 3, -1};
    network.forward(batch, new float[5]);
    network.backward(batch, weights);

    var differences =
        DoublePerceptron.differences(
            DoublePerceptron.widened(network.parameters().values()),
            theta -> {
              var loss = 0.0;
              for (var i = 0; i < 5; i++) {
                var state = Arrays.copyOfRange(batch.states(), i * 4, i * 4 + 4);
                loss +=
                    weights[i]
                        * DoublePerceptron.outputs(
                            theta,
                            0,
                            List.of(4, 9, 5, 1),
                            Activation.TANH,
                            Activation.LINEAR,
                            DoublePerceptron.widened(state))[0];
              }
              return loss;
            });
    assertThat(DoublePerceptron.relativeError(network.parameters().gradient(), differences))
        .isLessThan(1e-6);
  }

  @Test
  void aCopyHasTheSameNumbersInParametersOfItsOwn() {
    var network = StateNetworks.of(ObservationShape.fixed(4, 2), CONFIG, new SplitMix64(1));
    var copy = network.copy();
    assertThat(copy.parameters().values()).containsExactly(network.parameters().values());
    copy.parameters().values()[0]++;
    assertThat(copy.parameters().values()[0]).isNotEqualTo(network.parameters().values()[0]);
  }

  @Test
  void settingsOutOfBoundsAreNamed() {
    assertThatThrownBy(() -> NetworkConfig.DEFAULT.withHidden(8, 0))
        .hasMessageContaining("hidden ([8, 0])");
    assertThatThrownBy(() -> NetworkConfig.DEFAULT.withInitialisation(Initialisation.HE, -1))
        .hasMessageContaining("outputGain (-1.0)");
  }
}
