package io.eddy.rl.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  private static LeastSquares twoSamples(Prior prior) {
    var regression = new LeastSquares(prior);
    regression.add(new double[] {1, 0}, 2, 1);
    regression.add(new double[] {1, 1}, 5, 2);
    return regression;
  }

  @Test
  void solvesTheNormalEquations() {
    // H = [1+2, 2; 2, 2] + I = [4, 2; 2, 3], b = (2+10, 10); det 8; θ = (36−20, −24+40)/8.
    assertThat(twoSamples(Prior.zero(2, 1)).solve(1))
        .containsExactly(new double[] {2, 2}, within(1e-14));
  }

  @Test
  void scaleKeepsThePriorAsStrongAsSamplesOfToday() {
    // H + 2I = [5, 2; 2, 4], b + 2·(1, −1) = (14, 8); det 16; θ = (56−16, −28+40)/16.
    var prior = new Prior(List.of(1.0, -1.0), List.of(1.0, 1.0));

    assertThat(twoSamples(prior).solve(2)).containsExactly(new double[] {2.5, .75}, within(1e-14));
  }

  @Test
  void weightsThatGrowForgetThePastButNotThePrior() {
    // One feature, y = 0 until now (weight 1), then y = 8 after two half-lives (weight 4):
    // θ = 4·8 / (1 + 4 + 4·1) = 32/9: as if the old sample had weight ¼ and the prior 1.
    var regression = new LeastSquares(Prior.zero(1, 1));
    regression.add(new double[] {1}, 0, 1);
    regression.add(new double[] {1}, 8, 4);

    assertThat(regression.solve(4)[0]).isCloseTo(32 / 9.0, within(1e-14));
  }

  @Test
  void revisedTargetGivesTheSolutionOfTheRightTarget() {
    var regression = new LeastSquares(Prior.zero(2, 1));
    regression.add(new double[] {1, 0}, 2, 1);
    regression.add(new double[] {1, 1}, 1, 2);
    regression.revise(new double[] {1, 1}, 4, 2);

    assertThat(regression.solve(1)).containsExactly(twoSamples(Prior.zero(2, 1)).solve(1));
  }

  @Test
  void mergedLearnersAreOneLearner() {
    var one = new LeastSquares(Prior.zero(2, 1));
    one.add(new double[] {1, 0}, 2, 1);
    var other = new LeastSquares(Prior.zero(2, 1));
    other.add(new double[] {1, 1}, 5, 2);

    one.merge(other);

    assertThat(one.solve(1)).containsExactly(twoSamples(Prior.zero(2, 1)).solve(1));
  }

  @Test
  void restoredSumsAreTheSameSums() {
    var regression = twoSamples(Prior.zero(2, 1));
    var state = new double[regression.stateLength()];
    regression.save(DoubleBuffer.wrap(state));
    var restored = new LeastSquares(Prior.zero(2, 1));
    restored.restore(DoubleBuffer.wrap(state));

    assertThat(state).containsExactly(3, 2, 2, 12, 10); // H by rows, then b
    assertThat(restored.solve(1)).containsExactly(regression.solve(1));
  }

  @Test
  void refusesToSolveWhatIsNotPositive() {
    var gram = new Gram(1);
    gram.add(new double[] {1}, 0, -3);

    assertThatThrownBy(() -> gram.solve(Prior.zero(1, 1), 1, new double[1]))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("Pivot 0 of 1 is -2.0, not positive and finite");
  }

  @Test
  void refusesTargetsThatAreNotFinite() {
    var regression = new LeastSquares(Prior.zero(1, 1));

    assertThatThrownBy(() -> regression.add(new double[] {1}, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(regression.solve(1)).containsExactly(0);
  }

  @Test
  void priorNeedsPositivePrecision() {
    assertThatThrownBy(() -> new Prior(List.of(0.0), List.of(0.0)))
        .hasMessage("Prior 0 (mean 0.0, precision 0.0) must be finite, its precision positive.");
  }
}
