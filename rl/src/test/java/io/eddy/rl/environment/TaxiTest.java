package io.eddy.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

class TaxiTest {

  /** The town as it is usually drawn: a bar is a wall, a colon is a way. */
  private static final String[] TOWN = {
    "|R: | : :G|", "| : | : : |", "| : : : : |", "| | : | : |", "|Y| : |B: |"
  };

  private static final String STANDS = "RGYB";
  private static final FiniteMdp MDP = new Taxi().mdp();

  @Test
  void drivesThroughTheTownThatIsDrawn() {
    var mdp = MDP;
    for (var state = 0; state < 500; state++) {
      var destination = state % 4;
      var passenger = state / 4 % 5;
      var column = state / 20 % 5;
      var row = state / 100;
      assertThat(mdp.terminal(state)).isEqualTo(passenger == destination);
      if (passenger == destination) {
        continue;
      }
      var west = TOWN[row].charAt(2 * column) == ':';
      var east = TOWN[row].charAt(2 * column + 2) == ':';
      var stand = STANDS.indexOf(TOWN[row].charAt(2 * column + 1));
      var boards = stand == passenger;
      var leaves = passenger == 4 && stand >= 0;
      assertOutcome(state, 0, row < 4 ? state + 100 : state, -1);
      assertOutcome(state, 1, row > 0 ? state - 100 : state, -1);
      assertOutcome(state, 2, east ? state + 20 : state, -1);
      assertOutcome(state, 3, west ? state - 20 : state, -1);
      assertOutcome(state, 4, state + (boards ? 4 * (4 - passenger) : 0), boards ? -1 : -10);
      assertOutcome(
          state,
          5,
          state + (leaves ? 4 * (stand - 4) : 0),
          leaves ? stand == destination ? 20 : -1 : -10);
    }
  }

  private static void assertOutcome(int state, int action, int next, double reward) {
    var outcomes = MDP.outcomes(state, action);
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).next()).as("%d, %d", state, action).isEqualTo(next);
    assertThat(outcomes.get(0).reward()).as("%d, %d", state, action).isEqualTo(reward);
  }

  @Test
  void startsInAnyOfThreeHundredStates() {
    var mdp = MDP;
    var starts = 0;
    for (var state = 0; state < 500; state++) {
      var passenger = state / 4 % 5;
      if (passenger != 4 && passenger != state % 4) {
        assertThat(mdp.start(state)).isEqualTo(1 / 300.0);
        starts++;
      } else {
        assertThat(mdp.start(state)).isZero();
      }
    }
    assertThat(starts).isEqualTo(300);
  }

  @Test
  void arrivingIsTheOnlySuccess() {
    // Forever south: truncated after 200 steps.
    var limited = new TimeLimited(new Taxi(), 200);
    assertThat(Episode.play(limited, (Rule) o -> 0, new SplitMix64(1)))
        .isEqualTo(new Episode(-200, 200, false));
  }
}
