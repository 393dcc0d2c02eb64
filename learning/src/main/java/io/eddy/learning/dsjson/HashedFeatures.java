package io.eddy.learning.dsjson;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Features of any names as a fixed number of columns: of each action those that are shared, its own, and the product of
 * every two of these, each in the column and with the sign that a hash says (Weinberger, Dasgupta, Langford, Smola and
 * Attenberg 2009, "Feature hashing for large scale multitask learning", arXiv 0902.2206). What a name is follows Vowpal
 * Wabbit: nested objects are namespaces, a string is a feature of value 1, numbers of an array go by their place, and
 * what begins with an underscore is no feature, but for the words of {@code _text}.
 *
 * <p>Numbers are taken as ±ln(1 + |x|) and rows scaled to length 1, so that a time in milliseconds drowns nothing.
 */
final class HashedFeatures {
  /** Columns of a row: the intercept, and the hashed ones. */
  static final int WIDTH = 128;

  private static final long SHARED = 0x5348415245444C53L;
  private static final long ACTION = 0x414354494F4E5344L;
  private static final long SLOT = 0x534C4F5453505243L;

  private HashedFeatures() {}

  private record Feature(long hash, double value) {}

  /** Rows of all actions for a slot of an event [actions × {@link #WIDTH}]. */
  static double[] rows(DsjsonEvent event, int slot) {
    var shared = new ArrayList<Feature>();
    collect(event.context(), SHARED, shared);
    if (event.conditional()) {
      shared.add(new Feature(mix(SLOT + slot), 1));
      collect(event.context().get("_slots").get(slot), SLOT, shared);
    }
    var rows = new double[event.actions() * WIDTH];
    for (var action = 0; action < event.actions(); action++) {
      var own = new ArrayList<Feature>();
      collect(event.context().get("_multi").get(action), ACTION, own);
      fill(rows, action * WIDTH, shared, own);
    }
    return rows;
  }

  private static void fill(double[] rows, int at, List<Feature> shared, List<Feature> own) {
    for (var feature : shared) {
      put(rows, at, feature.hash, feature.value);
    }
    for (var feature : own) {
      put(rows, at, feature.hash, feature.value);
      for (var other : shared) {
        put(rows, at, mix(other.hash) + feature.hash, other.value * feature.value);
      }
    }
    var squares = 0.0;
    for (var i = 1; i < WIDTH; i++) {
      squares += rows[at + i] * rows[at + i];
    }
    for (var i = 1; i < WIDTH && squares > 0; i++) {
      rows[at + i] /= Math.sqrt(squares);
    }
    rows[at] = 1;
  }

  private static void put(double[] rows, int at, long hash, double value) {
    var bits = mix(hash);
    var column = 1 + (int) Long.remainderUnsigned(bits >>> 1, WIDTH - 1);
    rows[at + column] += (bits & 1) == 0 ? value : -value;
  }

  private static void collect(JsonNode node, long hash, List<Feature> into) {
    if (node.isNumber()) {
      var value = node.asDouble();
      if (value != 0 && Double.isFinite(value)) {
        into.add(new Feature(hash, Math.copySign(Math.log1p(Math.abs(value)), value)));
      }
    } else if (node.isBoolean() && node.booleanValue()) {
      into.add(new Feature(hash, 1));
    } else if (node.isString()) {
      into.add(new Feature(named(hash, node.stringValue()), 1));
    } else if (node.isArray()) {
      for (var i = 0; i < node.size(); i++) {
        collect(node.get(i), node.get(i).isObject() ? hash : mix(hash + i + 1), into);
      }
    } else if (node.isObject()) {
      for (var field : node.properties()) {
        if (!field.getKey().startsWith("_")) {
          collect(field.getValue(), named(hash, field.getKey()), into);
        } else if (field.getKey().equals("_text")) {
          for (var word : field.getValue().asString("").split("\\s+", 0)) {
            into.add(new Feature(named(hash, word), 1));
          }
        }
      }
    }
  }

  /** The hash of a name within a namespace (FNV-1a). */
  private static long named(long namespace, String name) {
    var hash = namespace;
    for (var i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long number) {
    var z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
