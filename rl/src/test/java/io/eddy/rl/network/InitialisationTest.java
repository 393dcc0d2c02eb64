package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitialisationTest {

  @Test
  void heHasTheVarianceOfThePaper() {
    // gain² / in = 2/50 = .04: the variance of 10,000 draws is within .04·(1 ± 5·√(2/10,000)).
    var weights = new float[50 * 200];
    Initialisation.HE.draw(weights, 0, 50, 200, Math.sqrt(2), new SplitMix64(1));
    assertThat(variance(weights)).isCloseTo(.04, within(.04 * 5 * Math.sqrt(2e-4)));
  }

  @Test
  void glorotIsUniformWithinTheBoundOfThePaper() {
    // √(6/(50 + 100)) = .2; a uniform number within ± .2 has variance .2²/3 = .01333.
    var weights = new float[50 * 100];
    Initialisation.GLOROT_UNIFORM.draw(weights, 0, 50, 100, 1, new SplitMix64(1));
    for (var weight : weights) {
      assertThat(Math.abs(weight)).isLessThanOrEqualTo(.2f);
    }
    assertThat(variance(weights)).isCloseTo(.04 / 3, within(.001));
  }

  private static double variance(float[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += (double) number * number;
    }
    return sum / numbers.length;
  }

  @ParameterizedTest
  @CsvSource({"7, 3", "3, 7", "5, 5", "1, 4", "64, 64"})
  void orthogonalMatricesAreOrthonormalTimesTheGain(int in, int out) {
    var weights = new float[2 + in * out];
    Initialisation.ORTHOGONAL.draw(weights, 2, in, out, 3, new SplitMix64(1));
    var shorter = Math.min(in, out);
    for (var one = 0; one < shorter; one++) {
      for (var other = 0; other <= one; other++) {
        var dot = 0.0;
        for (var i = 0; i < Math.max(in, out); i++) {
          dot += element(weights, in, out, one, i) * element(weights, in, out, other, i);
        }
        assertThat(dot).isCloseTo(one == other ? 9 : 0, within(1e-5));
      }
    }
    assertThat(weights[0]).isZero();
    assertThat(weights[1]).isZero();
  }

  /** Element i of a row, or of a column where columns are fewer. */
  private static double element(float[] weights, int in, int out, int vector, int i) {
    return weights[2 + (in <= out ? vector * out + i : i * out + vector)];
  }

  @ParameterizedTest
  @EnumSource(Initialisation.class)
  void theSameSeedDrawsTheSameWeights(Initialisation initialisation) {
    var one = new float[12];
    var other = new float[12];
    initialisation.draw(one, 0, 4, 3, 1, new SplitMix64(7));
    initialisation.draw(other, 0, 4, 3, 1, new SplitMix64(7));
    assertThat(one).containsExactly(other);
    initialisation.draw(other, 0, 4, 3, 1, new SplitMix64(8));
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void theLastLayerHasItsOwnGainAndBiasesAreZero() {
    // Widths 3-8-2: biases are parameters 24 … 31 and 48 … 49; the last weights are 32 … 47.
    var widths = List.of(3, 8, 2);
    var one = new Mlp(widths, Activation.RELU, Initialisation.HE, 1, new SplitMix64(3));
    var small = new Mlp(widths, Activation.RELU, Initialisation.HE, .01, new SplitMix64(3));
    for (var i = 0; i < 50; i++) {
      var value = one.parameters().values()[i];
      var factor = i >= 32 && i < 48 ? .01f : 1;
      assertThat(small.parameters().values()[i]).isCloseTo(factor * value, within(1e-7f));
      assertThat(value == 0).isEqualTo((i >= 24 && i < 32) || i >= 48);
    }
  }
}
