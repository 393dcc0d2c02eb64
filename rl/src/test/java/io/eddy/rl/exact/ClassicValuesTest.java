package io.eddy.rl.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.environment.CliffWalking;
import io.eddy.rl.environment.FrozenLake;
import io.eddy.rl.environment.Taxi;
import org.junit.jupiter.api.Test;

/** The classic environments, solved from their own tables. */
class ClassicValuesTest {

  private static final FiniteMdp LAKE = new FrozenLake(FrozenLake.FOUR_BY_FOUR, true).mdp();
  private static final FiniteMdp DRY_LAKE = new FrozenLake(FrozenLake.FOUR_BY_FOUR, false).mdp();
  private static final FiniteMdp CLIFF = new CliffWalking(false).mdp();
  private static final FiniteMdp TAXI = new Taxi().mdp();

  @Test
  void slipperyIceIsCrossedFourteenTimesOfSeventeen() {
    assertThat(PolicyIteration.solve(LAKE, 1).values().start()).isEqualTo(14 / 17.0, within(1e-9));
    assertThat(ValueIteration.solve(LAKE, 1, 1e-14).values().start())
        .isEqualTo(14 / 17.0, within(1e-9));
    assertThat(BackwardInduction.solve(LAKE, 1, 5_000).start(5_000))
        .isEqualTo(14 / 17.0, within(1e-9));
  }

  @Test
  void aHundredStepsCostSomeOfThem() {
    var policy = PolicyIteration.solve(LAKE, .99).policy();
    assertThat(PolicyEvaluation.of(LAKE, 1, policy).start()).isEqualTo(14 / 17.0, within(1e-9));
    assertThat(PolicyEvaluation.within(100, LAKE, 1, policy).start())
        .isEqualTo(.740165, within(5e-7));
    // Whoever looks at the clock hurries in the end.
    assertThat(BackwardInduction.solve(LAKE, 1, 100).start(100)).isEqualTo(.744190, within(5e-7));
    assertThat(PolicyEvaluation.within(100, LAKE, 1, FinitePolicy.uniform(LAKE)).start())
        .isEqualTo(.013940, within(5e-7));
  }

  @Test
  void impatienceTakesRisks() {
    var policy = PolicyIteration.solve(LAKE, .95).policy();
    // .780488 = 32/41.
    assertThat(PolicyEvaluation.of(LAKE, 1, policy).start()).isEqualTo(32 / 41.0, within(1e-9));
    assertThat(PolicyEvaluation.within(100, LAKE, 1, policy).start())
        .isEqualTo(.729766, within(5e-7));
  }

  @Test
  void valuesOfSlipperyIce() {
    var v =
        new double[] {
          .54203, .4988, .4707, .45685, .55845, 0, .35835, 0, .5918, .64308, .61521, 0, 0, .74172,
          .86284, 0
        };
    var values = PolicyIteration.solve(LAKE, .99).values();
    for (var state = 0; state < 16; state++) {
      assertThat(values.v(state)).as("state %d", state).isEqualTo(v[state], within(1e-5));
    }
    assertThat(values.v(0)).isEqualTo(.542026, within(5e-7));
  }

  @Test
  void dryIceTakesSixSteps() {
    // The last of them pays: γ⁵. Two steps left and right first: γ⁷.
    var values = PolicyIteration.solve(DRY_LAKE, .99).values();
    assertThat(values.v(0)).isEqualTo(Math.pow(.99, 5), within(1e-12));
    assertThat(values.q(0, 0)).isEqualTo(Math.pow(.99, 6), within(1e-12));
    assertThat(PolicyIteration.solve(DRY_LAKE, 1).values().v(0)).isEqualTo(1, within(1e-12));
    var backward = BackwardInduction.solve(DRY_LAKE, 1, 6);
    assertThat(backward.start(5)).isZero();
    assertThat(backward.start(6)).isEqualTo(1);
  }

  @Test
  void theCliffTakesThirteenSteps() {
    assertThat(PolicyIteration.solve(CLIFF, 1).values().start()).isEqualTo(-13, within(1e-9));
    assertThat(ValueIteration.solve(CLIFF, 1, 1e-12).values().start()).isEqualTo(-13);
    // −(1 − .99¹³)/(1 − .99)
    assertThat(PolicyIteration.solve(CLIFF, .99).values().start())
        .isEqualTo(-(1 - Math.pow(.99, 13)) / .01, within(1e-9));
  }

  @Test
  void whoStumblesKeepsAwayFromTheCliff() {
    var best = ValueIteration.solve(CLIFF, 1, 1e-12).policy();
    assertThat(PolicyEvaluation.of(CLIFF, 1, best.epsilonSoft(CLIFF, .1)).start())
        .isEqualTo(-45.80, within(.005));
    var soft = PolicyIteration.solve(CLIFF.epsilonSoft(.1), 1);
    assertThat(soft.values().start()).isEqualTo(-20.71, within(.005));
    assertThat(PolicyEvaluation.of(CLIFF, 1, soft.policy()).start()).isEqualTo(-15, within(1e-9));
  }

  @Test
  void aTaxiEarnsSevenPointNineThree() {
    var optimal = PolicyIteration.solve(TAXI, 1).values();
    assertThat(optimal.start()).isEqualTo(7.93, within(1e-9));
    assertThat(ValueIteration.solve(TAXI, 1, 1e-12).values().start()).isEqualTo(7.93, within(1e-9));
    var least = Double.POSITIVE_INFINITY;
    var most = Double.NEGATIVE_INFINITY;
    for (var state = 0; state < 500; state++) {
      if (TAXI.start(state) > 0) {
        least = Math.min(least, optimal.v(state));
        most = Math.max(most, optimal.v(state));
      }
    }
    assertThat(least).isEqualTo(3, within(1e-9));
    assertThat(most).isEqualTo(15, within(1e-9));
    assertThat(PolicyEvaluation.within(200, TAXI, 1, FinitePolicy.uniform(TAXI)).start())
        .isEqualTo(-771.09, within(.005));
  }
}
