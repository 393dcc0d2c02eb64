package io.eddy.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.Kernels;
import io.eddy.rl.network.PlainKernels;
import io.eddy.rl.network.RmsPropConfig;
import io.eddy.rl.random.SplitMix64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vector kernels give what plain kernels give, for whole vectors and whatever is left over. */
class VectorKernelsTest {

  private static final float SAME = 1e-5f;

  private final Kernels plain = new PlainKernels();
  private final Kernels vectors = new VectorKernels();
  private final SplitMix64 random = new SplitMix64(1);

  /** Rows, inputs and outputs on both sides of every tile's and vector's edge. */
  static Stream<Arguments> sizes() {
    return Stream.of(0, 1, 7, 13, 24)
        .flatMap(
            rows ->
                Stream.of(1, 5, 16, 33)
                    .flatMap(
                        in ->
                            IntStream.of(1, 2, 7, 8, 9, 20, 32, 33, 70)
                                .mapToObj(out -> Arguments.of(rows, in, out))));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void forwardIsTheSame(int rows, int in, int out) {
    var x = numbers(rows * in);
    var parameters = numbers(5 + in * out + out);
    for (var relu : new boolean[] {false, true}) {
      for (var bias : new int[] {Kernels.NO_BIAS, 5 + in * out}) {
        var expected = numbers(rows * out + 1);
        var actual = expected.clone();
        plain.forward(rows, in, out, x, parameters, 5, bias, relu, expected);
        vectors.forward(rows, in, out, x, parameters, 5, bias, relu, actual);
        assertSame(actual, expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void gradientsAreTheSame(int rows, int in, int out) {
    var x = numbers(rows * in);
    var parameters = numbers(5 + in * out);
    var outputGradient = numbers(rows * out);

    var expected = numbers(rows * in + 1);
    var actual = expected.clone();
    plain.inputGradient(rows, in, out, outputGradient, parameters, 5, expected);
    vectors.inputGradient(rows, in, out, outputGradient, parameters, 5, actual);
    assertSame(actual, expected);

    expected = numbers(5 + in * out + 1);
    actual = expected.clone();
    plain.addWeightGradient(rows, in, out, x, outputGradient, expected, 5);
    vectors.addWeightGradient(rows, in, out, x, outputGradient, actual, 5);
    assertSame(actual, expected);
  }

  @Test
  void sumsOfRowsAreTheSame() {
    for (var width : new int[] {1, 15, 16, 37, 64}) {
      var matrix = numbers(3 + 6 * width);
      var expected = numbers(2 + width);
      var actual = expected.clone();
      plain.addColumnSums(6, width, matrix, 3, expected, 2);
      vectors.addColumnSums(6, width, matrix, 3, actual, 2);
      assertThat(actual).containsExactly(expected);

      var added = numbers(width + 4);
      expected = numbers(6 * width);
      actual = expected.clone();
      plain.addToRows(2, 5, width, matrix, added, 4, true, expected);
      vectors.addToRows(2, 5, width, matrix, added, 4, true, actual);
      assertSame(actual, expected);
    }
  }

  @Test
  void whatIsDoneNumberByNumberIsTheSameBitForBit() {
    var y = numbers(77);
    var expected = numbers(77);
    var actual = expected.clone();
    plain.reluGradient(3, 75, y, expected);
    vectors.reluGradient(3, 75, y, actual);
    plain.tanhGradient(3, 75, y, expected);
    vectors.tanhGradient(3, 75, y, actual);
    plain.tanh(3, 75, expected);
    vectors.tanh(3, 75, actual);
    assertThat(actual).containsExactly(expected);
  }

  @Test
  void optimisersAreTheSameBitForBit() {
    var expected = new float[][] {numbers(77), numbers(77), new float[77], new float[77]};
    var actual = Stream.of(expected).map(float[]::clone).toArray(float[][]::new);
    for (var step = 0; step < 3; step++) {
      optimise(plain, expected);
      optimise(vectors, actual);
    }
    assertThat(actual).isDeepEqualTo(expected);
    assertThat(vectors.sumOfSquares(3, 75, expected[1]))
        .isCloseTo(plain.sumOfSquares(3, 75, expected[1]), within(1e-9));
  }

  /** Steps on values, gradient, means and squares. */
  private static void optimise(Kernels kernels, float[][] of) {
    kernels.adam(AdamConfig.DEFAULT, .1f, 3, .5f, 3, 75, of[0], of[1], of[2], of[3]);
    kernels.rmsProp(RmsPropConfig.DEFAULT, .1f, .5f, 3, 75, of[0], of[1], of[3]);
  }

  @Test
  void areTheOnesThatNetworksGet() {
    assertThat(Kernels.create().name()).isEqualTo(vectors.name()).startsWith("simd-");
  }

  private static void assertSame(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (var i = 0; i < actual.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= SAME * (1 + Math.abs(expected[i])))) {
        assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(SAME));
      }
    }
  }

  private float[] numbers(int count) {
    var numbers = new float[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
