package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.rl.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MlpTest {

  private static final List<Integer> WIDTHS = List.of(3, 7, 5, 2);
  private static final int AT = 11;
  private static final int ROWS = 6;

  static Stream<Arguments> activations() {
    return Stream.of(Activation.values())
        .flatMap(hidden -> Stream.of(Activation.values()).map(last -> Arguments.of(hidden, last)));
  }

  /** Loss: Σ of a loss of (output − target). Parameters lie behind others, which must stay alone. */
  @ParameterizedTest
  @MethodSource("activations")
  void gradientsAreThoseOfCentralDifferences(Activation hidden, Activation last) {
    for (var loss : Loss.values()) {
      var random = new SplitMix64(5);
      var parameters = new Parameters(AT + Mlp.count(WIDTHS) + 2);
      var mlp = new Mlp(WIDTHS, hidden, last, parameters, AT);
      mlp.initialise(Initialisation.GLOROT_UNIFORM, 1, random);
      for (var i = 0; i < parameters.count(); i++) {
        parameters.values()[i] += .1f * (float) random.nextGaussian();
      }
      var inputs = numbers(ROWS * 3, random);
      var targets = numbers(ROWS * 2, random);

      var output = new float[ROWS * 2];
      mlp.forward(inputs, ROWS, output);
      var gradient = new float[ROWS * 2];
      for (var i = 0; i < gradient.length; i++) {
        gradient[i] = (float) loss.derivative(output[i] - targets[i]);
      }
      var inputGradient = new float[ROWS * 3];
      mlp.backward(inputs, ROWS, gradient, inputGradient);

      var theta = DoublePerceptron.widened(parameters.values());
      var x = DoublePerceptron.widened(inputs);
      var byParameters =
          DoublePerceptron.differences(theta, moved -> loss(loss, moved, hidden, last, x, targets));
      assertThat(DoublePerceptron.relativeError(parameters.gradient(), byParameters))
          .isLessThan(1e-6);
      assertThat(Arrays.copyOf(parameters.gradient(), AT)).containsOnly(0);
      var byInputs =
          DoublePerceptron.differences(x, moved -> loss(loss, theta, hidden, last, moved, targets));
      assertThat(DoublePerceptron.relativeError(inputGradient, byInputs)).isLessThan(1e-6);
    }
  }

  private static double loss(
      Loss loss,
      double[] theta,
      Activation hidden,
      Activation last,
      double[] inputs,
      float[] targets) {
    var sum = 0.0;
    for (var row = 0; row < ROWS; row++) {
      var x = Arrays.copyOfRange(inputs, row * 3, row * 3 + 3);
      var y = DoublePerceptron.outputs(theta, AT, WIDTHS, hidden, last, x);
      for (var j = 0; j < 2; j++) {
        sum += loss.value(y[j] - targets[row * 2 + j]);
      }
    }
    return sum;
  }

  @Test
  void gradientsAddUpUntilTheyAreCleared() {
    var mlp = perceptron();
    var inputs = numbers(ROWS * 3, new SplitMix64(2));
    mlp.forward(inputs, ROWS, new float[ROWS * 2]);
    mlp.backward(inputs, ROWS, numbers(ROWS * 2, new SplitMix64(3)));
    var once = mlp.parameters().gradient().clone();
    mlp.parameters().clearGradient();
    mlp.backward(inputs, ROWS, numbers(ROWS * 2, new SplitMix64(3)));
    assertThat(mlp.parameters().gradient()).containsExactly(once);
    mlp.backward(inputs, ROWS, numbers(ROWS * 2, new SplitMix64(3)));
    assertThat(mlp.parameters().gradient()[0]).isNotEqualTo(once[0]);
  }

  @Test
  void aSmallBatchAfterALargeOneIsComputedAsAlone() {
    var used = perceptron();
    used.forward(new float[30 * 3], 30, new float[30 * 2]);
    used.backward(new float[30 * 3], 30, new float[30 * 2]);
    used.parameters().clearGradient();
    var fresh = perceptron();
    var inputs = numbers(ROWS * 3, new SplitMix64(2));
    for (var mlp : List.of(used, fresh)) {
      mlp.forward(inputs, ROWS, new float[ROWS * 2]);
      mlp.backward(inputs, ROWS, numbers(ROWS * 2, new SplitMix64(3)));
    }
    assertThat(used.parameters().gradient()).containsExactly(fresh.parameters().gradient());
  }

  @Test
  void refusesWidthsThatAreNone() {
    assertThatThrownBy(() -> Mlp.count(List.of(3))).hasMessageContaining("widths ([3])");
    assertThatThrownBy(() -> Mlp.count(List.of(3, 0, 1))).hasMessageContaining("[3, 0, 1]");
  }

  private static Mlp perceptron() {
    return new Mlp(WIDTHS, Activation.TANH, Initialisation.HE, 1, new SplitMix64(1));
  }

  private static float[] numbers(int count, SplitMix64 random) {
    var numbers = new float[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
