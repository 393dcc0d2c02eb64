package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.value.NetworkConfig;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DeepSlateWeightsTest {

  private static final NetworkConfig FORM =
      new NetworkConfig(List.of(5), Activation.RELU, Initialisation.HE, 0);

  /** Two state features and two of an item: its logit and its value, before the networks. */
  private static DeepSlateWeights random(Random random, Double... positions) {
    var linear =
        new SlateCoefficients(
            new ItemColumns(2, List.of(), List.of(0), List.of(1)),
            List.of(),
            List.of(positions),
            List.of(.75),
            List.of(.25),
            List.of(2.0, 1.0),
            List.of(3.0, 0.0),
            20);
    // A: (4 + 1)·5 + (5 + 1)·3; B: (2 + 1)·5 + (5 + 1)·2.
    var numbers = new float[25 + 18 + 15 + 12];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (.6 * random.nextGaussian());
    }
    return weights(linear, numbers);
  }

  private static DeepSlateWeights weights(SlateCoefficients linear, float... numbers) {
    return new DeepSlateWeights(linear, new SlateNetworkNumbers(FORM, numbers));
  }

  private static float[] rows(Random random, int n) {
    var rows = new float[2 * n];
    for (var i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    return rows;
  }

  @Test
  void bestSlateIsThatOfFullEnumeration() {
    var random = new Random(1);
    for (var instance = 0; instance < 100; instance++) {
      var weights = random(random, 0.0, -.4, -1.1);
      var state = rows(random, 1);
      var rows = rows(random, 6);
      var best = Double.NEGATIVE_INFINITY;
      for (var a = 0; a < 6; a++) {
        for (var b = 0; b < 6; b++) {
          for (var c = 0; c < 6; c++) {
            if (a != b && a != c && b != c) {
              best = Math.max(best, weights.slateValue(state, rows, new int[] {a, b, c}));
            }
          }
        }
      }
      var out = new double[18];
      var lambda = weights.scores(state, rows, 6, 3, out);
      var found = weights.slateValue(state, rows, weights.bestSlate(state, rows, 6, 3));

      assertThat(found).isCloseTo(best, within(1e-9));
      assertThat(lambda + weights.noChoiceValue(state)).isCloseTo(best, within(1e-9));
    }
  }

  @Test
  void scoresUseTheSameHeadsAsTheSingleCalls() {
    var random = new Random(2);
    var weights = random(random, 0.0);
    var state = rows(random, 1);
    var rows = rows(random, 50);
    var out = new double[150];
    weights.scores(state, rows, 50, 10, out);

    for (var i = 0; i < 50; i++) {
      assertThat(out[50 + i])
          .isCloseTo(Math.exp(weights.choiceLogit(state, rows, i)), within(1e-9));
      assertThat(out[100 + i])
          .isCloseTo(
              weights.immediateValue(state, rows, i) + weights.futureAdvantage(state, rows, i),
              within(1e-9));
    }
  }

  @Test
  void networksOfZerosAreTheLinearPart() {
    var linear = random(new Random(3), 0.0).linear();
    var weights = weights(linear.coefficients(), new float[70]);
    var rows = rows(new Random(4), 3);
    var state = new float[] {1, 2};

    assertThat(weights.choiceLogit(state, rows, 2)).isEqualTo(linear.choiceLogit(state, rows, 2));
    assertThat(weights.slateValue(state, rows, new int[] {2, 0}))
        .isCloseTo(linear.slateValue(state, rows, new int[] {2, 0}), within(1e-12));
    assertThat(weights.stateValue(state)).isEqualTo(4); // 2·1 + 1·2
  }

  @Test
  void manyThreadsReadTheSame() throws InterruptedException, ExecutionException {
    var random = new Random(5);
    var weights = random(random, 0.0);
    var state = rows(random, 1);
    var rows = rows(random, 40);
    var expected = new double[120];
    weights.scores(state, rows, 40, 5, expected);
    Callable<double[]> read =
        () -> {
          var out = new double[120];
          for (var n = 0; n < 200; n++) {
            weights.scores(state, rows, 40, 5, out);
          }
          return out;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var result : threads.invokeAll(List.of(read, read, read, read))) {
        assertThat(result.get()).containsExactly(expected);
      }
    }
  }

  @Test
  void hashTellsWeightsApart() {
    var weights = random(new Random(6), 0.0);
    var coefficients = weights.linear().coefficients();
    var numbers = weights.networks().numbers().clone();
    assertThat(weights(coefficients, numbers).hash()).isEqualTo(weights.hash()).hasSize(32);
    numbers[69] = Math.nextUp(numbers[69]);
    assertThat(weights(coefficients, numbers).hash()).isNotEqualTo(weights.hash());
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    var coefficients = random(new Random(7), 0.0).linear().coefficients();
    assertThatThrownBy(() -> weights(coefficients, new float[69]))
        .hasMessage("Networks of this form have 70 numbers, not 69.");
    var numbers = new float[70];
    numbers[3] = Float.NaN;
    assertThatThrownBy(() -> weights(coefficients, numbers))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("Number 3 of the networks is NaN, not finite.");
  }
}
