package io.eddy.learning.dsjson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of dsjson, as Vowpal Wabbit 9 reads it: {@code _label_*}, {@code _labelIndex}, {@code a} (from 1) and {@code
 * p} of a contextual bandit, {@code _outcomes} with {@code _a} (from 0) and {@code _p} of a conditional one, {@code c}
 * with {@code _multi} and {@code _slots}, {@code pdrop}, {@code _skipLearn}.
 */
final class DsjsonLine {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final long number;
  private final boolean indented;
  private final @Nullable JsonNode node;

  /** The line of a number in the file, from 1. */
  DsjsonLine(long number, String text) {
    this.number = number;
    this.indented = !text.startsWith("{");
    this.node = json(text);
  }

  private static @Nullable JsonNode json(String text) {
    try {
      var node = MAPPER.readTree(text);
      return node.isObject() ? node : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Whether it tells no decision, but what became of one: it belongs to a line that stands elsewhere. */
  boolean dangling() {
    return node != null
        && !node.has("c")
        && !node.has("_outcomes")
        && node.propertyNames().stream().noneMatch(name -> name.startsWith("_label"));
  }

  /** Whether it says itself that it is not to be learned from. */
  boolean skipped() {
    return node != null && node.path("_skipLearn").asBoolean(false);
  }

  /**
   * Whether {@code vw -p} writes something for it: it passes over what it can't parse, what is not to be learned from
   * and what names no action as drawn.
   */
  boolean predicted() {
    if (node == null || indented || skipped() || pdrop() == 1 || count() == 0) {
      return false;
    }
    if (node.has("_outcomes")) {
      return node.get("_outcomes").valueStream().anyMatch(outcome -> !isEmpty(outcome.get("_a")));
    }
    var index = new DsjsonFields(node).value("_labelIndex");
    return !isEmpty(node.get("a")) && (index == null || index.asDouble(0) < count());
  }

  private static boolean isEmpty(@Nullable JsonNode list) {
    return list == null || list.isNull() || (list.isArray() && list.isEmpty());
  }

  private int count() {
    var actions = node == null ? null : node.path("c").get("_multi");
    return actions != null && actions.isArray() ? actions.size() : 0;
  }

  private double pdrop() {
    return node == null ? 0 : node.path("pdrop").asDouble(0);
  }

  /**
   * The decision.
   *
   * @throws SenselessLineException if it can't be one
   */
  DsjsonEvent event() {
    if (node == null) {
      throw new SenselessLineException("no JSON object", "");
    }
    return new EventReader(number, node).event();
  }
}
