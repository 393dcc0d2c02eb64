package io.eddy.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenLakeTest {

  private static final int LEFT = 0;
  private static final int DOWN = 1;
  private static final int RIGHT = 2;
  private static final int UP = 3;

  @Test
  void goesWhereOneWantsOnDryIce() {
    //  0S  1F  2F  3F
    //  4F  5H  6F  7H
    //  8F  9F 10F 11H
    // 12H 13F 14F 15G
    var neighbours =
        new int[][] {
          {0, 4, 1, 0},
          {0, 5, 2, 1},
          {1, 6, 3, 2},
          {2, 7, 3, 3},
          {4, 8, 5, 0},
          null,
          {5, 10, 7, 2},
          null,
          {8, 12, 9, 4},
          {8, 13, 10, 5},
          {9, 14, 11, 6},
          null,
          null,
          {12, 13, 14, 9},
          {13, 14, 15, 10},
          null
        };
    var dry = new FrozenLake(FrozenLake.FOUR_BY_FOUR, false).mdp();
    var slippery = new FrozenLake(FrozenLake.FOUR_BY_FOUR, true).mdp();
    for (var state = 0; state < 16; state++) {
      var around = neighbours[state];
      assertThat(dry.terminal(state)).isEqualTo(around == null);
      assertThat(slippery.terminal(state)).isEqualTo(around == null);
      for (var action = 0; action < 4 && around != null; action++) {
        assertThat(dry.probability(state, action, around[action])).isEqualTo(1);
        assertThat(dry.reward(state, action)).isEqualTo(around[action] == 15 ? 1 : 0);
        for (var next = 0; next < 16; next++) {
          var ways = 0;
          for (var direction = 0; direction < 4; direction++) {
            // Anything but the way back.
            ways += direction != (action + 2) % 4 && around[direction] == next ? 1 : 0;
          }
          assertThat(slippery.probability(state, action, next))
              .as("%d, %d, %d", state, action, next)
              .isEqualTo(ways / 3.0, within(1e-15));
        }
      }
    }
    assertThat(slippery.start(0)).isEqualTo(1);
    // Beside the goal: down, right and up; one of them pays.
    assertThat(slippery.reward(14, RIGHT)).isEqualTo(1 / 3.0);
    assertThat(slippery.reward(14, LEFT)).isZero();
    assertThat(slippery.reward(14, DOWN)).isEqualTo(1 / 3.0);
    assertThat(slippery.reward(14, UP)).isEqualTo(1 / 3.0);
  }

  @Test
  void knowsTheLargerLake() {
    var mdp = new FrozenLake(FrozenLake.EIGHT_BY_EIGHT, true).mdp();
    var ends = new ArrayList<Integer>();
    for (var state = 0; state < mdp.states(); state++) {
      if (mdp.terminal(state)) {
        ends.add(state);
      }
    }
    assertThat(ends).containsExactly(19, 29, 35, 41, 42, 46, 49, 52, 54, 59, 63);
  }

  @Test
  void startsAnywhereThatTheMapSays() {
    var lake = new FrozenLake(List.of("SHS", "FGF"), false);
    assertThat(lake.mdp().start(0)).isEqualTo(.5);
    assertThat(lake.mdp().start(2)).isEqualTo(.5);
    assertThat(lake.mdp().probability(0, RIGHT, 1)).isEqualTo(1);
    assertThat(lake.mdp().probability(0, UP, 0)).isEqualTo(1);
  }

  @Test
  void onlyTheGoalIsASuccess() {
    var lake = new FrozenLake(List.of("HSG"), false);
    var random = new SplitMix64(1);
    assertThat(Episode.play(lake, (Rule) o -> RIGHT, random)).isEqualTo(new Episode(1, 1, true));
    assertThat(Episode.play(lake, (Rule) o -> LEFT, random)).isEqualTo(new Episode(0, 1, false));
  }

  @Test
  void refusesMapsThatAreNone() {
    assertThatThrownBy(() -> new FrozenLake(List.of("SG", "F"), true))
        .hasMessage("The rows of the map must have one length: [SG, F]");
    assertThatThrownBy(() -> new FrozenLake(List.of("SXG"), true))
        .hasMessage("The map has a 'X'; use S, F, H and G.");
    assertThatThrownBy(() -> new FrozenLake(List.of("FG"), true))
        .hasMessage("The probabilities of the starts sum to 0.0, not to 1.");
  }
}
