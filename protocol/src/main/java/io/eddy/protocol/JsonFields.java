package io.eddy.protocol;

import io.eddy.recommender.event.Ids;
import io.eddy.recommender.event.InvalidEventException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, read by name and type.
 *
 * <p>A field that is absent or {@code null} reads as null. A value of another type throws {@link
 * InvalidEventException} naming the field (with the path of its group), the value and the remedy.
 */
public final class JsonFields {
  /** Up to here every whole number is exact in double precision. */
  private static final double EXACT = 0x1p53;

  private final JsonNode object;
  private final String path;

  private JsonFields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** The fields of an object. */
  public static JsonFields of(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("Only an object has fields.");
    }
    return new JsonFields(object, "");
  }

  /** A string. */
  public @Nullable String text(String name) {
    var node = present(name);
    return node == null ? null : string(name, node);
  }

  /** An id that must be there. */
  public String id(String name) {
    return Ids.require(path + name, text(name));
  }

  /** A whole number; {@code 3.0} is one, {@code 3.5} is none. */
  public @Nullable Long whole(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      throw invalidType(name, node, "Send a whole number, without quotes.");
    }
    if (!node.isIntegralNumber()) {
      return exact(name, node);
    }
    if (!node.canConvertToLong()) {
      throw broken("out_of_range", name, node, "Send a number that fits in 64 bits.");
    }
    return node.longValue();
  }

  /** A whole number between the bounds (inclusive). */
  public @Nullable Integer whole(String name, int least, int most) {
    var number = whole(name);
    return number == null ? null : (int) Ids.within(path + name, number, least, most);
  }

  /** A finite number. */
  public @Nullable Double decimal(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      throw invalidType(name, node, "Send a number, without quotes.");
    }
    var number = node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.doubleValue();
    if (!Double.isFinite(number)) {
      throw broken("out_of_range", name, node, "Send a finite number.");
    }
    return number;
  }

  /** True or false. */
  public @Nullable Boolean flag(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isBoolean()) {
      throw invalidType(name, node, "Send true or false, without quotes.");
    }
    return node.booleanValue();
  }

  /** An array of strings. */
  public @Nullable List<String> texts(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isArray()) {
      throw invalidType(name, node, "Send an array of strings.");
    }
    var texts = new ArrayList<String>(node.size());
    for (var element : node) {
      texts.add(string(name, element));
    }
    return texts;
  }

  /** An array of objects; their fields are called {@code name[i].field}. */
  public @Nullable List<JsonFields> groups(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isArray()) {
      throw invalidType(name, node, "Send an array of objects.");
    }
    var groups = new ArrayList<JsonFields>(node.size());
    for (var element : node) {
      if (!element.isObject()) {
        throw invalidType(name, element, "Send an array of objects.");
      }
      groups.add(new JsonFields(element, "%s%s[%d].".formatted(path, name, groups.size())));
    }
    return groups;
  }

  /** Epoch milliseconds, sent as such or as a date-time of RFC 3339; from 1970 to 9999. */
  public @Nullable Long time(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    var remedy = "Send a date-time with offset (2026-11-24T20:00:00+08:00) or epoch milliseconds.";
    if (node.isString()) {
      try {
        return Rfc3339.epochMillis(node.stringValue());
      } catch (DateTimeException e) {
        throw broken("invalid_time", name, node, remedy);
      }
    }
    if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      throw broken("invalid_time", name, node, remedy);
    }
    var time = node.isIntegralNumber() ? node.longValue() : (long) node.doubleValue();
    if (time < 0 || time > Rfc3339.LAST) {
      throw broken("invalid_time", name, node, remedy);
    }
    return time;
  }

  /** The fields of an object within this one. */
  public @Nullable JsonFields group(String name) {
    var node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      throw invalidType(name, node, "Send an object.");
    }
    return new JsonFields(node, path + name + ".");
  }

  private @Nullable JsonNode present(String name) {
    var node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private String string(String name, JsonNode node) {
    if (!node.isString()) {
      throw invalidType(
          name,
          node,
          node.isNumber() ? "Send a string: \"%s\".".formatted(Echo.of(node)) : "Send a string.");
    }
    var text = node.stringValue();
    if (Echo.isBroken(text)) {
      throw broken("invalid_text", name, node, "Send both halves of each surrogate pair.");
    }
    return text;
  }

  private long exact(String name, JsonNode node) {
    var number = node.doubleValue();
    if (Math.rint(number) != number || Math.abs(number) > EXACT) {
      throw invalidType(name, node, "Send a whole number, without a fraction.");
    }
    return (long) number;
  }

  private InvalidEventException invalidType(String name, JsonNode node, String remedy) {
    return broken("invalid_type", name, node, remedy);
  }

  private InvalidEventException broken(String code, String name, JsonNode node, String remedy) {
    return new InvalidEventException(code, path + name, Echo.of(node), remedy);
  }
}
