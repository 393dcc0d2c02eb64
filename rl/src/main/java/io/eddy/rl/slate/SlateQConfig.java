package io.eddy.rl.slate;

import io.eddy.rl.linear.Prior;
import org.jspecify.annotations.Nullable;

/**
 * The shape and the settings of {@link SlateQ}.
 *
 * @param items which features of an item feed which head
 * @param stateWidth features of a state, for V and U∅; may be 0 when {@code discounted} is false
 * @param positions positions with a factor of their own; later ones share the last
 * @param choicePrior prior of the choice columns, then of positions 1 … positions − 1
 * @param rewardPrior prior of the value columns in R
 * @param futurePrior prior of the value columns in F
 * @param valuePrior prior of the state features in V and in U∅
 * @param discounted whether the future counts; if not, V, U∅ and F are 0 and cost nothing
 * @param solveEvery answers after which the choice model is linearised anew at the latest
 * @param slateIterations how often the best slate and its value are refined; 2 is enough in practice
 */
public record SlateQConfig(
    ItemColumns items,
    int stateWidth,
    int positions,
    Prior choicePrior,
    Prior rewardPrior,
    Prior futurePrior,
    Prior valuePrior,
    boolean discounted,
    int solveEvery,
    int slateIterations) {

  /** Checks that the sizes agree. */
  public SlateQConfig {
    if (positions < 1 || slateIterations < 1) {
      throw new IllegalArgumentException(
          "The numbers positions (%d) and slateIterations (%d) must be positive."
              .formatted(positions, slateIterations));
    }
    requireSize("choicePrior", choicePrior, items.choice().size() + positions - 1);
    requireSize("rewardPrior", rewardPrior, items.value().size());
    requireSize("futurePrior", futurePrior, items.value().size());
    requireSize("valuePrior", valuePrior, stateWidth);
  }

  /** Coefficients of the choice model: one per choice column, one per position but the first. */
  public int choiceSize() {
    return choicePrior.size();
  }

  private static void requireSize(String name, Prior prior, int size) {
    if (prior.size() != size) {
      throw new IllegalArgumentException(
          "The %s has %d coefficients; the columns ask for %d."
              .formatted(name, prior.size(), size));
    }
  }

  /** Checks that an answer has this shape. */
  void requireShape(SlateChoice answer) {
    if (answer.items().length != answer.count() * items.width()) {
      throw new IllegalArgumentException(
          "%d examined items have %d features, not %d each."
              .formatted(answer.count(), answer.items().length, items.width()));
    }
    if (answer.state().length != stateWidth) {
      throw new IllegalArgumentException(
          "The state has %d features, not %d.".formatted(answer.state().length, stateWidth));
    }
  }

  /** Checks that a transition is finite and has this shape. */
  void requireTransition(double reward, double discount, float @Nullable [] nextState) {
    if (!Double.isFinite(reward) || !(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "A transition needs a finite reward (%s) and a discount (%s) in [0, 1]."
              .formatted(reward, discount));
    }
    if (nextState != null) {
      if (nextState.length != stateWidth) {
        throw new IllegalArgumentException(
            "The next state has %d features, not %d.".formatted(nextState.length, stateWidth));
      }
      SlateChoice.requireFinite("the next state", nextState);
    }
  }
}
