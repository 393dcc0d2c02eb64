package io.eddy.rl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.DoublePerceptron;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers and gradients of every form of network against the same form in double precision and its
 * central differences. The loss is a weighted sum of the numbers of actions that may be taken.
 */
class ActionNetworkGradientTest {

  private static final ObservationShape FIXED = ObservationShape.fixed(5, 4);
  private static final ObservationShape CANDIDATES = new ObservationShape(5, 4, 3);
  private static final double FLOAT_ERROR = 1e-6;

  /** A form of network in double precision: numbers of one observation. */
  private interface Form {
    double[] numbers(double[] theta, NetworkConfig config, double[] state, double[][] candidates);
  }

  static Stream<Arguments> networks() {
    return Stream.of(Activation.RELU, Activation.TANH)
        .flatMap(
            activation ->
                Stream.of(List.<Integer>of(), List.of(9), List.of(17, 8))
                    .map(
                        hidden ->
                            new NetworkConfig(
                                hidden, activation, Initialisation.GLOROT_UNIFORM, 1)))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void fixedActions(NetworkConfig config) {
    check(
        ActionNetworks.of(FIXED, config, new SplitMix64(3)),
        config,
        (theta, form, state, candidates) ->
            perceptron(theta, 0, Widths.of(5, form.hidden(), 4), form, state));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void candidateActions(NetworkConfig config) {
    check(
        ActionNetworks.of(CANDIDATES, config, new SplitMix64(4)),
        config,
        (theta, form, state, candidates) ->
            Arrays.stream(candidates)
                .mapToDouble(
                    x ->
                        perceptron(
                            theta, 0, Widths.of(8, form.hidden(), 1), form, joined(state, x))[0])
                .toArray());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void duelingActions(NetworkConfig config) {
    check(
        ActionNetworks.dueling(FIXED, config, new SplitMix64(5)),
        config,
        ActionNetworkGradientTest::dueling);
  }

  private static double[] dueling(
      double[] theta, NetworkConfig form, double[] state, double[][] candidates) {
    var hidden = form.hidden();
    var features = state;
    var next = 0;
    if (hidden.size() == 2) {
      var activation = form.activation();
      var widths = List.of(5, hidden.getFirst());
      features = DoublePerceptron.outputs(theta, 0, widths, activation, activation, state);
      next = 6 * hidden.getFirst();
    }
    var own = hidden.isEmpty() ? hidden : List.of(hidden.getLast());
    var ofValue = Widths.of(features.length, own, 1);
    var ofAdvantage = Widths.of(features.length, own, 4);
    var value = perceptron(theta, next, ofValue, form, features)[0];
    next += own.isEmpty() ? features.length + 1 : (features.length + 2) * own.getFirst() + 1;
    var numbers = perceptron(theta, next, ofAdvantage, form, features);
    var mean = Arrays.stream(numbers).average().orElseThrow();
    return Arrays.stream(numbers).map(advantage -> value + advantage - mean).toArray();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void duelingCandidates(NetworkConfig config) {
    check(
        ActionNetworks.dueling(CANDIDATES, config, new SplitMix64(6)),
        config,
        (theta, form, state, candidates) -> {
          var ofValue = Widths.of(5, form.hidden(), 1);
          var value = perceptron(theta, 0, ofValue, form, state)[0];
          var at = Mlp.count(ofValue);
          return Arrays.stream(candidates)
              .mapToDouble(
                  x ->
                      value
                          + perceptron(
                              theta, at, Widths.of(8, form.hidden(), 1), form, joined(state, x))[0])
              .toArray();
        });
  }

  private static void check(ActionNetwork network, NetworkConfig config, Form form) {
    var random = new SplitMix64(7);
    var shape = network.shape();
    moveBiases(network, random);
    var batch = batch(shape, random);
    var most = shape.mostActions();
    var weights = new float[batch.size() * most];
    for (var i = 0; i < weights.length; i++) {
      var present = i % most < batch.count(i / most) && batch.available()[i];
      weights[i] = present ? (float) random.nextGaussian() : 0;
    }

    var numbers = new float[weights.length];
    network.forward(batch, numbers);
    network.backward(batch, weights);

    var theta = DoublePerceptron.widened(network.parameters().values());
    var truth = numbers(theta, config, form, batch);
    for (var i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        assertThat((double) numbers[i]).isCloseTo(truth[i], within(2e-6));
      }
    }
    var differences =
        DoublePerceptron.differences(
            theta,
            moved -> {
              var loss = 0.0;
              var at = numbers(moved, config, form, batch);
              for (var i = 0; i < weights.length; i++) {
                loss += weights[i] == 0 ? 0 : weights[i] * at[i];
              }
              return loss;
            });
    assertThat(DoublePerceptron.relativeError(network.parameters().gradient(), differences))
        .isLessThan(FLOAT_ERROR);
  }

  /** Biases start at zero, where a mistake in them would not show. */
  private static void moveBiases(ActionNetwork network, SplitMix64 random) {
    var values = network.parameters().values();
    for (var i = 0; i < values.length; i++) {
      if (values[i] == 0) {
        values[i] = .3f * (float) random.nextGaussian();
      }
    }
  }

  /** Seven observations: some with a masked action, candidates with absent ones. */
  private static ObservationBatch batch(ObservationShape shape, SplitMix64 random) {
    var batch = new ObservationBatch(shape, 9);
    var observation = new Observation(shape);
    for (var i = 0; i < 7; i++) {
      fill(observation.state(), random);
      fill(observation.rows(), random);
      observation.offer(shape.candidates() ? 1 + i % 4 : 4);
      if (i % 3 == 2) {
        observation.mask(i % observation.count());
      }
      batch.add(observation);
    }
    return batch;
  }

  private static void fill(float[] numbers, SplitMix64 random) {
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  private static double[] numbers(
      double[] theta, NetworkConfig config, Form form, ObservationBatch batch) {
    var shape = batch.shape();
    var most = shape.mostActions();
    var all = new double[batch.size() * most];
    for (var i = 0; i < batch.size(); i++) {
      var state = rows(batch.states(), i, 1, shape.stateWidth())[0];
      var candidates =
          shape.candidates()
              ? rows(batch.rows(), i * most, most, shape.actionWidth())
              : new double[0][];
      System.arraycopy(form.numbers(theta, config, state, candidates), 0, all, i * most, most);
    }
    return all;
  }

  private static double[][] rows(float[] matrix, int first, int count, int width) {
    var rows = new double[count][];
    for (var i = 0; i < count; i++) {
      var from = (first + i) * width;
      rows[i] = DoublePerceptron.widened(Arrays.copyOfRange(matrix, from, from + width));
    }
    return rows;
  }

  private static double[] perceptron(
      double[] theta, int at, List<Integer> widths, NetworkConfig form, double[] row) {
    return DoublePerceptron.outputs(theta, at, widths, form.activation(), Activation.LINEAR, row);
  }

  private static double[] joined(double[] state, double[] candidate) {
    var row = Arrays.copyOf(state, state.length + candidate.length);
    System.arraycopy(candidate, 0, row, state.length, candidate.length);
    return row;
  }
}
