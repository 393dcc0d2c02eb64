package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainKernelsTest {

  private final Kernels kernels = new PlainKernels();

  // X = (1 2; 3 4; 5 6), W = (1 −1; 2 0), b = (.5, 1); the parameters have a number before them.
  private final float[] x = {1, 2, 3, 4, 5, 6};
  private final float[] parameters = {9, 1, -1, 2, 0, .5f, 1};

  @Test
  void multipliesAndAddsTheBias() {
    // (1 + 4, −1), (3 + 8, −3), (5 + 12, −5), and b.
    var y = new float[6];
    kernels.forward(3, 2, 2, x, parameters, 1, 5, false, y);
    assertThat(y).containsExactly(5.5f, 0, 11.5f, -2, 17.5f, -4);

    kernels.forward(3, 2, 2, x, parameters, 1, 5, true, y);
    assertThat(y).containsExactly(5.5f, 0, 11.5f, 0, 17.5f, 0);

    kernels.forward(3, 2, 2, x, parameters, 1, Kernels.NO_BIAS, false, y);
    assertThat(y).containsExactly(5, -1, 11, -3, 17, -5);
  }

  @Test
  void addsToTheGradientOfWeights() {
    // Xᵀ·∂Y with ∂Y = (1 0; 0 1; 2 0): (1 + 10, 3; 2 + 12, 4), on top of ones.
    var gradient = new float[] {7, 1, 1, 1, 1};
    kernels.addWeightGradient(3, 2, 2, x, new float[] {1, 0, 0, 1, 2, 0}, gradient, 1);
    assertThat(gradient).containsExactly(7, 12, 4, 15, 5);
  }

  @Test
  void computesTheGradientOfInputs() {
    // ∂Y·Wᵀ with Wᵀ = (1 2; −1 0): (1, 2), (−1, 0), (2, 4).
    var gradient = new float[6];
    kernels.inputGradient(3, 2, 2, new float[] {1, 0, 0, 1, 2, 0}, parameters, 1, gradient);
    assertThat(gradient).containsExactly(1, 2, -1, 0, 2, 4);
  }

  @Test
  void resultsOfARowDoNotDependOnTheRowsBesideIt() {
    var wide = new float[40 * 19];
    var weights = new float[20 * 23];
    for (var i = 0; i < wide.length; i++) {
      wide[i] = (float) Math.sin(i);
    }
    for (var i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.cos(i);
    }
    var all = new float[40 * 23];
    kernels.forward(40, 19, 23, wide, weights, 0, 19 * 23, true, all);
    for (var row = 0; row < 40; row++) {
      var alone = new float[23];
      var input = Arrays.copyOfRange(wide, row * 19, row * 19 + 19);
      kernels.forward(1, 19, 23, input, weights, 0, 19 * 23, true, alone);
      assertThat(alone).containsExactly(Arrays.copyOfRange(all, row * 23, row * 23 + 23));
    }
  }

  @Test
  void addsUpColumns() {
    var sums = new float[] {9, 10, 20};
    kernels.addColumnSums(2, 2, x, 2, sums, 1);
    assertThat(sums).containsExactly(9, 10 + 3 + 5, 20 + 4 + 6);
  }

  @Test
  void addsARowToRows() {
    var sums = new float[6];
    kernels.addToRows(1, 3, 2, x, new float[] {9, -4, 1}, 1, false, sums);
    assertThat(sums).containsExactly(0, 0, -1, 5, 1, 7);
    kernels.addToRows(1, 3, 2, x, new float[] {9, -4, 1}, 1, true, sums);
    assertThat(sums).containsExactly(0, 0, 0, 5, 1, 7);
  }

  @Test
  void tanhIsRightToTheLastBits() {
    // Steps of 1/1024 over [−12, 12]: floats have 24 bits, so 2⁻²² is four units in the last place.
    var inputs = new float[24 * 1024 + 1];
    for (var i = 0; i < inputs.length; i++) {
      inputs[i] = (i - 12 * 1024) / 1024f;
    }
    var outputs = inputs.clone();
    kernels.tanh(0, outputs.length, outputs);
    for (var i = 0; i < inputs.length; i++) {
      var truth = Math.tanh(inputs[i]);
      assertThat((double) outputs[i]).isCloseTo(truth, within(Math.abs(truth) * 0x1p-22));
    }
  }

  @Test
  void gradientsPassWhereActivationsRise() {
    var gradient = new float[] {1, 2, 3, 4};
    kernels.reluGradient(0, 3, new float[] {.5f, 0, 2, 0}, gradient);
    assertThat(gradient).containsExactly(1, 0, 3, 4);

    // 1 − .5² = .75, 1 − 0 = 1, 1 − 1 = 0.
    gradient = new float[] {4, 2, 3, 8};
    kernels.tanhGradient(0, 3, new float[] {.5f, 0, -1, .5f}, gradient);
    assertThat(gradient).containsExactly(3, 2, 0, 8);
  }

  @Test
  void addsUpSquares() {
    assertThat(kernels.sumOfSquares(1, 4, x)).isEqualTo(4 + 9 + 16.0);
    assertThat(kernels.sumOfSquares(0, 2, new float[] {1e25f, 0})).isCloseTo(1e50, within(1e44));
  }

  @Test
  void meansThatOnlyDecayDoNotEndAmongSubnormalNumbers() {
    var zero = new float[1];
    var moments = new float[][] {{1}, {1}, {1}};
    for (var step = 0; step < 100_000; step++) {
      kernels.adam(AdamConfig.DEFAULT, 0, 1, 1, 0, 1, new float[1], zero, moments[0], moments[1]);
      kernels.rmsProp(RmsPropConfig.DEFAULT, 0, 1, 0, 1, new float[1], zero, moments[2]);
      for (var moment : moments) {
        if (moment[0] != 0 && moment[0] < Float.MIN_NORMAL) {
          throw new AssertionError("step %d left %s".formatted(step, moment[0]));
        }
      }
    }
    for (var moment : moments) {
      assertThat(moment[0]).isLessThan(1e-30f);
    }
  }
}
