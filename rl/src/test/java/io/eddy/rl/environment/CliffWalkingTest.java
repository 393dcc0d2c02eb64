package io.eddy.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

class CliffWalkingTest {

  private static final int[][] MOVES = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};

  @Test
  void goesWhereOneWantsOnDryGround() {
    var mdp = new CliffWalking(false).mdp();
    for (var state = 0; state < 47; state++) {
      for (var action = 0; action < 4; action++) {
        assertThat(mdp.outcomes(state, action)).hasSize(1);
        var outcome = mdp.outcomes(state, action).get(0);
        assertThat(outcome.next()).isEqualTo(after(state, action));
        assertThat(outcome.reward()).isEqualTo(falls(state, action) ? -100 : -1);
        assertThat(mdp.terminal(outcome.next())).isEqualTo(outcome.next() == 47);
      }
    }
    assertThat(mdp.start(36)).isEqualTo(1);
  }

  @Test
  void slipsToEitherSide() {
    var mdp = new CliffWalking(true).mdp();
    for (var state = 0; state < 47; state++) {
      for (var action = 0; action < 4; action++) {
        var reward = 0.0;
        var probabilities = new double[48];
        for (var direction = 0; direction < 4; direction++) {
          if (direction != (action + 2) % 4) {
            probabilities[after(state, direction)] += 1 / 3.0;
            reward += (falls(state, direction) ? -100 : -1) / 3.0;
          }
        }
        assertThat(mdp.reward(state, action)).isEqualTo(reward, within(1e-12));
        for (var next = 0; next < 48; next++) {
          assertThat(mdp.probability(state, action, next))
              .isEqualTo(probabilities[next], within(1e-15));
        }
      }
    }
  }

  /** Where a step would lead if there were no cliff, from a drawing with a border around it. */
  private static int beyond(int state, int action) {
    var row = state / 12 + MOVES[action][0];
    var column = state % 12 + MOVES[action][1];
    return row < 0 || row > 3 || column < 0 || column > 11 ? state : row * 12 + column;
  }

  private static boolean falls(int state, int action) {
    return beyond(state, action) >= 37 && beyond(state, action) <= 46;
  }

  private static int after(int state, int action) {
    return falls(state, action) ? 36 : beyond(state, action);
  }

  @Test
  void onlyTheBestWayIsASuccess() {
    var random = new SplitMix64(1);
    var cliff = new CliffWalking(false);
    // Up, eleven to the right, down.
    Rule along = o -> o.state()[0] == 36 ? 0 : o.state()[0] == 35 ? 2 : 1;
    assertThat(Episode.play(cliff, along, random)).isEqualTo(new Episode(-13, 13, true));
    // Up twice, eleven to the right, down twice.
    Rule around =
        o -> {
          var state = (int) o.state()[0];
          return state == 36 || state == 24 ? 0 : state % 12 == 11 ? 2 : 1;
        };
    assertThat(Episode.play(cliff, around, random)).isEqualTo(new Episode(-15, 15, false));
    assertThat(Episode.play(new TimeLimited(cliff, 3), (Rule) o -> 1, random))
        .isEqualTo(new Episode(-300, 3, false));
  }
}
