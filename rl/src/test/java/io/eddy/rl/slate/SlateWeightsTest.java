package io.eddy.rl.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlateWeightsTest {

  private static final float[] STATE = {0};

  /** Two features: the logit c as it is (an offset), and the value q as it is. */
  private static SlateWeights plain(int iterations, Double... positions) {
    return new SlateWeights(
        new SlateCoefficients(
            new ItemColumns(2, List.of(), List.of(0), List.of(1)),
            List.of(),
            List.of(positions),
            List.of(.75),
            List.of(.25),
            List.of(2.0),
            List.of(3.0),
            iterations));
  }

  private static float[] rows(Random random, int n) {
    var rows = new float[2 * n];
    for (var i = 0; i < n; i++) {
      rows[2 * i] = (float) (1.5 * random.nextGaussian());
      rows[2 * i + 1] = (float) (.5 + random.nextGaussian());
    }
    return rows;
  }

  @Test
  void pricesItemsByTheChoicesTheyTakeFromBetterOnes() {
    // e^c is 9 and 1, q is .2 and 1.5. Without λ: 9·.2 = 1.8 beats 1·1.5, although the slate {0} is
    // worth 9·.2/10 = .18 and {1} 1.5/2 = .75. With λ = .18: 9·.02 = .18 against 1.32.
    var rows = new float[] {(float) Math.log(9), .2f, 0, 1.5f};
    var out = new double[6];

    assertThat(plain(10, 0.0).bestSlate(STATE, rows, 2, 1)).containsExactly(1);
    var lambda = plain(10, 0.0).scores(STATE, rows, 2, 1, out);

    assertThat(lambda).isCloseTo(.75, within(1e-7));
    assertThat(out[2] * out[4]).isGreaterThan(out[3] * out[5]); // the order without λ
    assertThat(out[0]).isCloseTo(9 * (.2 - .75), within(1e-6));
    assertThat(out[1]).isCloseTo(1 * (1.5 - .75), within(1e-6));
  }

  @Test
  void valuesSlateByHand() {
    // e^(c+b): 2 at position 0, 4·½ = 2 at position 1, so P = 2/5 each and 1/5 for nothing.
    // Q = U + .4·1 + .4·3 = 3·.5 + 1.6 = 3.1; V = 2·.5 = 1.
    var weights = plain(2, 0.0, Math.log(.5));
    var rows = new float[] {(float) Math.log(2), 1, (float) Math.log(4), 3};
    var slate = new int[] {0, 1};

    assertThat(weights.probabilities(STATE, rows, slate))
        .containsExactly(new double[] {.4, .4}, within(1e-7));
    assertThat(weights.slateValue(new float[] {.5f}, rows, slate)).isCloseTo(3.1, within(1e-6));
    assertThat(weights.stateValue(new float[] {.5f})).isEqualTo(1);
    assertThat(weights.noChoiceValue(new float[] {.5f})).isEqualTo(1.5);
    assertThat(weights.immediateValue(STATE, rows, 1)).isEqualTo(2.25);
    assertThat(weights.futureAdvantage(STATE, rows, 1)).isEqualTo(.75);
  }

  @Test
  void positionsBeyondTheLastShareItsFactor() {
    // All c = 0, factors 1, ½, ½: P = 1/3, 1/6, 1/6.
    var weights = plain(2, 0.0, Math.log(.5));

    assertThat(weights.probabilities(STATE, new float[6], new int[] {0, 1, 2}))
        .containsExactly(new double[] {1 / 3.0, 1 / 6.0, 1 / 6.0}, within(1e-12));
  }

  @Test
  void bestSlateIsThatOfFullEnumerationWithoutPositionFactors() {
    var random = new Random(7);
    for (var instance = 0; instance < 200; instance++) {
      assertBestOfAll(plain(20, 0.0), rows(random, 7), 7);
    }
  }

  @Test
  void bestSlateIsThatOfFullEnumerationWithFallingPositionFactors() {
    var random = new Random(8);
    for (var instance = 0; instance < 200; instance++) {
      assertBestOfAll(plain(20, 0.0, -.4, -1.1), rows(random, 6), 6);
    }
  }

  private static void assertBestOfAll(SlateWeights weights, float[] rows, int n) {
    var state = new float[] {0};
    var best = Double.NEGATIVE_INFINITY;
    for (var slate : orderedSlatesOfThree(n)) {
      best = Math.max(best, weights.slateValue(state, rows, slate.toArray()));
    }
    var found = weights.bestSlate(STATE, rows, n, 3);
    var lambda = weights.scores(STATE, rows, n, 3, new double[3 * n]);

    assertThat(weights.slateValue(state, rows, found)).isCloseTo(best, within(1e-12));
    assertThat(lambda).isCloseTo(best, within(1e-12));
  }

  private static List<Slate> orderedSlatesOfThree(int n) {
    var slates = new ArrayList<Slate>();
    for (var a = 0; a < n; a++) {
      for (var b = 0; b < n; b++) {
        for (var c = 0; c < n; c++) {
          if (a != b && a != c && b != c) {
            slates.add(Slate.of(a, b, c));
          }
        }
      }
    }
    return slates;
  }

  @Test
  void scoresUseTheSameLogitsAndValuesAsTheSingleCalls() {
    var rows = rows(new Random(9), 50);
    var weights = plain(2, 0.0);
    var out = new double[150];

    var lambda = weights.scores(STATE, rows, 50, 10, out);

    for (var i = 0; i < 50; i++) {
      assertThat(out[50 + i]).isEqualTo(Math.exp(weights.choiceLogit(STATE, rows, i)));
      assertThat(out[i]).isEqualTo(out[50 + i] * (out[100 + i] - lambda));
    }
  }

  @Test
  void slateIsNoLongerThanItsCandidates() {
    assertThat(plain(2, 0.0).bestSlate(STATE, new float[] {0, 1, 0, 2}, 2, 10))
        .containsExactly(1, 0);
    assertThat(plain(2, 0.0).bestSlate(STATE, new float[0], 0, 10)).isEmpty();
  }

  @Test
  void earlierCandidateGoesFirstOnTies() {
    assertThat(plain(2, 0.0).bestSlate(STATE, new float[] {0, 1, 0, 1, 0, 1}, 3, 2))
        .containsExactly(0, 1);
  }

  @Test
  void hashTellsWeightsApart() {
    assertThat(plain(2, 0.0).hash()).isEqualTo(plain(2, 0.0).hash()).hasSize(32);
    assertThat(plain(2, 0.0, 1e-300).hash()).isNotEqualTo(plain(2, 0.0, 0.0).hash());
  }

  @Test
  void coefficientsThatAreNotFiniteAreRefused() {
    assertThatThrownBy(() -> plain(2, 0.0, Double.NaN))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("Coefficient 1 of position is NaN, not finite.");
  }

  @Test
  void scoresThatAreNotNumbersAreRefused() {
    assertThatThrownBy(() -> plain(2, 0.0).bestSlate(STATE, new float[] {0, Float.NaN}, 1, 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("The score of candidate 0 is not a number.");
  }
}
