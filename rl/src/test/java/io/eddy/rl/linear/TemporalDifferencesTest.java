package io.eddy.rl.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
import org.junit.jupiter.api.Test;

class TemporalDifferencesTest {

  private static final double[] A = {1, 0, 0};
  private static final double[] B = {0, 1, 0};
  private static final double[] C = {0, 0, 1};
  private static final Prior WEAK = Prior.zero(3, 1e-13);

  /** A stays or moves to B with ½ each, B moves to C or ends with ½ each, C stays; γ = ½. */
  private static TemporalDifferences chain() {
    var values = new TemporalDifferences(WEAK);
    values.add(A, 1, .5, A, .5);
    values.add(A, 1, .5, B, .5);
    values.add(B, 3, .5, C, .5);
    values.add(B, 3, .5, null, .5);
    values.add(C, 2, .5, C, 1);
    return values;
  }

  @Test
  void solvesTheBellmanEquationOfAChain() {
    // (I − γP)⁻¹ r: C = 2 + ½C = 4; B = 3 + ¼·4 = 4; A = 1 + ¼A + ¼·4, so A = 2/.75 = 8/3.
    assertThat(chain().solve(1)).containsExactly(new double[] {8 / 3.0, 4, 4}, within(1e-11));
  }

  @Test
  void discountBelongsToTheSample() {
    // One state, reward 1, discounts ½ and ¼: (1−½)v + (1−¼)v = 2, so v = 1.6.
    var values = new TemporalDifferences(Prior.zero(1, 1e-13));
    values.add(new double[] {1}, 1, .5, new double[] {1}, 1);
    values.add(new double[] {1}, 1, .25, new double[] {1}, 1);

    assertThat(values.solve(1)[0]).isCloseTo(1.6, within(1e-11));
  }

  @Test
  void revisedRewardGivesTheValuesOfTheRightReward() {
    var values = new TemporalDifferences(WEAK);
    values.add(A, 1, .5, A, .5);
    values.add(A, 1, .5, B, .5);
    values.add(B, 3, .5, C, .5);
    values.add(B, 3, .5, null, .5);
    values.add(C, 0, .5, C, 1);
    values.revise(C, 2, 1);

    assertThat(values.solve(1)).containsExactly(chain().solve(1));
  }

  @Test
  void mergedAndRestoredSumsGiveTheSameValues() {
    var merged = new TemporalDifferences(WEAK);
    merged.add(C, 2, .5, C, 1);
    var rest = new TemporalDifferences(WEAK);
    rest.add(A, 1, .5, A, .5);
    rest.add(A, 1, .5, B, .5);
    rest.add(B, 3, .5, C, .5);
    rest.add(B, 3, .5, null, .5);
    merged.merge(rest);
    var state = new double[merged.stateLength()];
    merged.save(DoubleBuffer.wrap(state));
    var restored = new TemporalDifferences(WEAK);
    restored.restore(DoubleBuffer.wrap(state));

    assertThat(restored.solve(1)).containsExactly(chain().solve(1));
  }

  @Test
  void pivotsWhereTheDiagonalIsZero() {
    // φ = (1, 0), φ′ = (2, −2), γ = ½ gives row (0, 1); φ = (0, 1), φ′ = (−2, 2) gives row (1, 0).
    // With prior precision p → 0: v₂ = 3 and v₁ = 5.
    var values = new TemporalDifferences(Prior.zero(2, 1e-13));
    values.add(new double[] {1, 0}, 3, .5, new double[] {2, -2}, 1);
    values.add(new double[] {0, 1}, 5, .5, new double[] {-2, 2}, 1);

    assertThat(values.solve(1)).containsExactly(new double[] {5, 3}, within(1e-11));
  }

  @Test
  void refusesASingularSystem() {
    // A = 1·(1 − ½·3) = −½, and the prior's ½ makes it 0.
    var values = new TemporalDifferences(Prior.zero(1, .5));
    values.add(new double[] {1}, 1, .5, new double[] {3}, 1);

    assertThatThrownBy(() -> values.solve(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("Pivot 0 of 1 is 0.0, not finite and different from zero");
  }
}
