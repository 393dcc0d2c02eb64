package io.eddy.learning.dsjson;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A logged decision: one slot of a contextual bandit, or several of a conditional one.
 *
 * @param line its number in the file, from 1
 * @param weight 1/(1 − pdrop): for so many events it stands
 * @param context {@code c}, with shared features and those of actions and slots
 * @param slots with their outcomes, in their order
 * @param conditional whether it has slots of a conditional contextual bandit
 * @param changed whether some {@code _original_label_cost} differs from the cost that is learned from
 */
record DsjsonEvent(
    long line,
    double weight,
    JsonNode context,
    List<Slot> slots,
    boolean conditional,
    boolean changed) {

  /** Copies the slots. */
  DsjsonEvent {
    slots = List.copyOf(slots);
  }

  /**
   * A slot and what came of it.
   *
   * @param actions those that could be drawn, ascending: all of {@code _multi}, or those that {@code _inc} names, but
   *     what stands in earlier slots
   * @param action the one drawn, from 0
   * @param propensity of it, given the slots before
   */
  record Slot(List<Integer> actions, int action, double propensity, double cost) {
    /** Copies the actions. */
    Slot {
      actions = List.copyOf(actions);
    }
  }

  /** How many actions the line names. */
  int actions() {
    return context.get("_multi").size();
  }
}
