package io.eddy.learning.dsjson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the decision of a line.
 *
 * @param number of the line, from 1
 * @param node its JSON object
 */
record EventReader(long number, JsonNode node) {
  /** Probabilities that are told twice may differ by so much of them: they were rounded. */
  private static final double TOLERANCE = 1e-3;

  /**
   * The decision.
   *
   * @throws SenselessLineException if it can't be one
   */
  DsjsonEvent event() {
    if (count() == 0) {
      throw new SenselessLineException("c names no action in _multi", "");
    }
    var fields = new DsjsonFields(node);
    var dropped = fields.has("pdrop") ? fields.number("pdrop") : 0;
    if (!(dropped >= 0 && dropped < 1)) {
      throw new SenselessLineException("pdrop is not in [0, 1)", Double.toString(dropped));
    }
    var conditional = fields.has("_outcomes");
    var slots = conditional ? slots() : List.of(slot(fields, dropped));
    return new DsjsonEvent(
        number, 1 / (1 - dropped), node.path("c"), slots, conditional, changed(node));
  }

  private int count() {
    return list("_multi").size();
  }

  /** A list in the context; empty where it is none. */
  private JsonNode list(String name) {
    var list = node.path("c").path(name);
    return list.isArray() ? list : MissingNode.getInstance();
  }

  private DsjsonEvent.Slot slot(DsjsonFields fields, double dropped) {
    var cost = fields.number("_label_cost");
    var action = action(fields);
    var told = fields.probability("_label_probability");
    return new DsjsonEvent.Slot(
        among(null, List.of()), action, propensity(fields, action, told, dropped), cost);
  }

  private int action(DsjsonFields fields) {
    var named = fields.has("_label_Action");
    if (!named && !fields.has("_labelIndex")) {
      throw new SenselessLineException("_label_Action is missing", "");
    }
    var action =
        named
            ? fields.action("_label_Action", fields.number("_label_Action"), 1, count())
            : fields.action("_labelIndex", fields.number("_labelIndex"), 0, count());
    if (named && fields.has("_labelIndex") && fields.number("_labelIndex") != action) {
      throw new SenselessLineException(
          "_label_Action and _labelIndex name different actions",
          "%d from 1, %s from 0".formatted(action + 1, fields.value("_labelIndex")));
    }
    return action;
  }

  /**
   * That of the draw. Some writers of the format multiply what they tell in the label by 1 − pdrop, and leave {@code p}
   * as it was drawn by; the weight accounts for what was dropped, and must not do so twice.
   */
  private static double propensity(DsjsonFields fields, int action, double told, double dropped) {
    if (!fields.has("a") || !fields.has("p")) {
      return told;
    }
    var actions = fields.numbers("a");
    var probabilities = fields.numbers("p");
    if (actions.size() != probabilities.size()) {
      throw new SenselessLineException(
          "a and p differ in length", actions.size() + " and " + probabilities.size());
    }
    var place = actions.indexOf(action + 1.0);
    if (place < 0) {
      throw new SenselessLineException("a does not name the action of the label", "");
    }
    var drawn = DsjsonFields.probability("p of the action", probabilities.get(place));
    if (!near(told, drawn) && !near(told, drawn * (1 - dropped))) {
      throw new SenselessLineException(
          "_label_probability is not that of p", told + " and " + drawn);
    }
    return drawn;
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) <= TOLERANCE * other;
  }

  private List<DsjsonEvent.Slot> slots() {
    var outcomes = node.path("_outcomes");
    if (!outcomes.isArray() || outcomes.isEmpty()) {
      throw new SenselessLineException("_outcomes is empty", "");
    }
    var places = list("_slots");
    if (places.size() < outcomes.size()) {
      throw new SenselessLineException(
          "more outcomes than slots", outcomes.size() + " and " + places.size());
    }
    var slots = new ArrayList<DsjsonEvent.Slot>();
    var before = new ArrayList<Integer>();
    for (var k = 0; k < outcomes.size(); k++) {
      var fields = new DsjsonFields(outcomes.get(k));
      var actions = among(places.get(k).get("_inc"), before);
      var action = fields.action("_a", fields.numbers("_a").getFirst(), 0, count());
      if (!actions.contains(action)) {
        throw new SenselessLineException(
            "the action of a slot could not stand there", "%d in slot %d".formatted(action, k));
      }
      var propensity = DsjsonFields.probability("_p", fields.numbers("_p").getFirst());
      slots.add(new DsjsonEvent.Slot(actions, action, propensity, fields.number("_label_cost")));
      before.add(action);
    }
    return slots;
  }

  /** The actions that a slot may be given. */
  private List<Integer> among(@Nullable JsonNode included, List<Integer> before) {
    var actions = new ArrayList<Integer>();
    for (var action = 0; action < count(); action++) {
      var each = action;
      var in =
          included == null
              || included.isEmpty()
              || included.valueStream().anyMatch(i -> i.asInt(-1) == each);
      if (in && !before.contains(action)) {
        actions.add(action);
      }
    }
    return actions;
  }

  private static boolean changed(JsonNode node) {
    var original = node.get("_original_label_cost");
    var cost = new DsjsonFields(node).value("_label_cost");
    return (original != null && cost != null && original.asDouble(0) != cost.asDouble(0))
        || node.path("_outcomes").valueStream().anyMatch(EventReader::changed);
  }
}
