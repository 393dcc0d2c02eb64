package io.eddy.learning.dsjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of a line, with the reason why it makes no sense where they are not what they should be. */
record DsjsonFields(JsonNode node) {

  /** Whether there is a field, and not null. */
  boolean has(String name) {
    return value(name) != null;
  }

  /** A field, or null; names that begin with {@code _label} are taken in any case, as Vowpal Wabbit does. */
  @Nullable JsonNode value(String name) {
    var found = node.get(name);
    if (found == null && name.startsWith("_label")) {
      found =
          node.properties().stream()
              .filter(field -> field.getKey().equalsIgnoreCase(name))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
    }
    return found == null || found.isNull() ? null : found;
  }

  /** A finite number. */
  double number(String name) {
    var value = required(name);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw new SenselessLineException(name + " is no number", value.toString());
    }
    return value.asDouble();
  }

  /** A probability of what was drawn, which can't be 0. */
  double probability(String name) {
    return probability(name, number(name));
  }

  /** A list of numbers, or one number alone. */
  List<Double> numbers(String name) {
    var value = required(name);
    var numbers = new ArrayList<Double>();
    for (var one : value.isArray() ? value : List.of(value)) {
      if (!one.isNumber()) {
        throw new SenselessLineException(name + " holds what is no number", one.toString());
      }
      numbers.add(one.asDouble());
    }
    if (numbers.isEmpty()) {
      throw new SenselessLineException(name + " is empty", "");
    }
    return numbers;
  }

  /** An action from 0, of a number that counts from {@code first}. */
  int action(String name, double value, int first, int actions) {
    if (value != Math.rint(value) || value < first || value >= first + actions) {
      throw new SenselessLineException(
          name + " is none of _multi",
          "%s; there are %d, from %d".formatted(plain(value), actions, first));
    }
    return (int) value - first;
  }

  static double probability(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new SenselessLineException(name + " is not in (0, 1]", plain(value));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private JsonNode required(String name) {
    var value = value(name);
    if (value == null) {
      throw new SenselessLineException(name + " is missing", "");
    }
    return value;
  }
}
