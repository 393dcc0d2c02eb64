package io.eddy.rl.slate;

import java.util.List;

/**
 * The plain numbers of {@link SlateWeights}, to store, to send and to explain.
 *
 * @param items which features of an item feed which head
 * @param choice θ, one per choice column
 * @param position b_pos, one per position; the first is 0, later positions share the last
 * @param reward R, one per value column
 * @param future F, one per value column
 * @param state V, one per state feature
 * @param noChoice U∅, one per state feature
 * @param slateIterations how often the best slate and its value are refined
 */
public record SlateCoefficients(
    ItemColumns items,
    List<Double> choice,
    List<Double> position,
    List<Double> reward,
    List<Double> future,
    List<Double> state,
    List<Double> noChoice,
    int slateIterations) {

  /** Checks that the sizes agree and every number is finite. */
  public SlateCoefficients {
    choice = checked("choice", choice, items.choice().size());
    position = checked("position", position, position.size());
    reward = checked("reward", reward, items.value().size());
    future = checked("future", future, items.value().size());
    state = checked("state", state, state.size());
    noChoice = checked("noChoice", noChoice, state.size());
    if (position.isEmpty() || position.getFirst() != 0) {
      throw new IllegalArgumentException(
          "The position coefficients %s must begin with 0.".formatted(position));
    }
  }

  private static List<Double> checked(String name, List<Double> numbers, int size) {
    if (numbers.size() != size) {
      throw new IllegalArgumentException(
          "There are %d %s coefficients, not %d.".formatted(numbers.size(), name, size));
    }
    for (var i = 0; i < size; i++) {
      if (!Double.isFinite(numbers.get(i))) {
        throw new ArithmeticException(
            "Coefficient %d of %s is %s, not finite.".formatted(i, name, numbers.get(i)));
      }
    }
    return List.copyOf(numbers);
  }
}
