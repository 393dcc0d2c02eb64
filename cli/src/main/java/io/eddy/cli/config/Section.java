package io.eddy.cli.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A section of the configuration. Whoever reads a key gives its default and its bounds; what was never
 * read is unknown.
 */
final class Section {
  private static final int LONGEST_SHOWN = 60;

  private final String path;
  private final @Nullable JsonNode node;
  private final Set<String> known;

  /**
   * A section.
   *
   * @param path names of the sections around it and its own, each with a dot behind
   * @param node null where the file does not have it
   * @param known takes the paths of all keys that are read
   */
  Section(String path, @Nullable JsonNode node, Set<String> known) {
    this.path = path;
    this.node = node;
    this.known = known;
  }

  /** A section in this one, empty where the file does not have it. */
  Section section(String key) {
    known.add(path + key);
    var value = node == null ? null : node.get(key);
    if (value == null || value.isNull()) {
      return new Section(path + key + ".", null, known);
    }
    if (!value.isObject()) {
      throw wrong(key, value, "must hold keys of its own", "Write them below it, one a line");
    }
    return new Section(path + key + ".", value, known);
  }

  /** The keys that the file has here, in its order. */
  List<String> names() {
    return node == null ? List.of() : List.copyOf(node.propertyNames());
  }

  /** Whether the file has a key. */
  boolean has(String key) {
    return node != null && node.has(key);
  }

  /** Whether the file has a number behind a key. */
  boolean hasNumber(String key) {
    var value = node == null ? null : node.get(key);
    return value != null && value.isNumber();
  }

  /** Whether the file has some word behind a key. */
  boolean says(String key, String word) {
    var value = value(key);
    return value != null && value.isString() && value.stringValue().equals(word);
  }

  int wholeNumber(String key, int normal, int least, int most) {
    return Math.toIntExact(wholeNumber(key, normal, least, (long) most));
  }

  long wholeNumber(String key, long normal, long least, long most) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw wrong(
          key,
          value,
          "must be a whole number, %d to %d".formatted(least, most),
          "The default is %d".formatted(normal));
    }
    return value.longValue();
  }

  /** A list of whole numbers, empty ones too. */
  List<Integer> wholeNumbers(String key, List<Integer> normal, int least, int most) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    var numbers = new ArrayList<Integer>();
    for (var element : value) {
      if (element.isIntegralNumber() && element.canConvertToInt()) {
        numbers.add(element.intValue());
      }
    }
    if (!value.isArray()
        || numbers.size() != value.size()
        || numbers.stream().anyMatch(number -> number < least || number > most)) {
      throw wrong(
          key,
          value,
          "must be a list of whole numbers, %d to %d".formatted(least, most),
          "The default is %s".formatted(normal));
    }
    return numbers;
  }

  double number(String key, double normal, double least, double most) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw wrong(
          key,
          value,
          "must be a number, %s to %s".formatted(plain(least), plain(most)),
          "The default is %s".formatted(plain(normal)));
    }
    return value.doubleValue();
  }

  boolean yes(String key, boolean normal) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    if (!value.isBoolean()) {
      throw wrong(key, value, "must be true or false", "The default is %s".formatted(normal));
    }
    return value.booleanValue();
  }

  String text(String key, String normal) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    if (!value.isString()) {
      throw wrong(key, value, "must be a text", "The default is %s".formatted(normal));
    }
    return value.stringValue();
  }

  String oneOf(String key, String normal, List<String> allowed) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    if (!value.isString() || !allowed.contains(value.stringValue())) {
      throw wrong(
          key,
          value,
          "is none of %s".formatted(String.join(", ", allowed)),
          "The default is %s".formatted(normal));
    }
    return value.stringValue();
  }

  /** A duration of at least a millisecond. */
  Duration duration(String key, Duration normal) {
    return duration(key, normal, Duration.ofMillis(1));
  }

  /** A duration of at least {@code least}. */
  Duration duration(String key, Duration normal, Duration least) {
    var value = value(key);
    var quantity = value == null ? normal : Quantities.duration(value.asString(""));
    if (quantity == null
        || quantity.compareTo(least) < 0
        || quantity.compareTo(Quantities.LONGEST) > 0) {
      throw wrong(
          key,
          value,
          "must be a duration, %s to %s"
              .formatted(Quantities.text(least), Quantities.text(Quantities.LONGEST)),
          "Write a whole number and ms, s, min, h or d, such as %s"
              .formatted(Quantities.text(normal)));
    }
    return quantity;
  }

  /** A duration of at least a millisecond, or null where the file says {@code none}. */
  @Nullable Duration durationOrNone(String key, @Nullable Duration normal) {
    var value = value(key);
    if (value == null) {
      return normal;
    }
    return value.isString() && value.stringValue().equals("none")
        ? null
        : duration(key, normal == null ? Duration.ofMinutes(20) : normal);
  }

  /** A size in bytes. */
  long bytes(String key, long normal, long least) {
    var value = value(key);
    var bytes = value == null ? Long.valueOf(normal) : Quantities.bytes(value.asString(""));
    if (bytes == null || bytes < least) {
      throw wrong(
          key,
          value,
          "must be a size of at least %s".formatted(Quantities.text(least)),
          "Write a whole number and KiB, MiB or GiB, such as %s"
              .formatted(Quantities.text(normal)));
    }
    return bytes;
  }

  /** What is made of this section; what its constructor refuses is wrong with the section. */
  <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      var name = path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ";
      throw new ConfigException(name + e.getMessage(), e);
    }
  }

  /** A key here that can't be what it is. */
  ConfigException wrong(String key, @Nullable JsonNode value, String rule, String remedy) {
    return new ConfigException(
        "%s%s (%s) %s. %s.".formatted(path, key, shown(value), rule, remedy));
  }

  /** A value here that can't be what it is, though it is of the right kind. */
  ConfigException wrong(String key, String rule, String remedy) {
    return wrong(key, node == null ? null : node.get(key), rule, remedy);
  }

  /** Every key that was read. */
  Set<String> knownKeys() {
    return new TreeSet<>(known);
  }

  /** Refuses keys that nobody has read. */
  void refuseUnknownKeys() {
    for (var key : names()) {
      if (!known.contains(path + key)) {
        throw new ConfigException(
            "The key %s%s is unknown. The nearest one is %s."
                .formatted(path, key, NearestKey.to(path, key, known)));
      }
      var value = node == null ? null : node.get(key);
      if (value != null && value.isObject()) {
        new Section(path + key + ".", value, known).refuseUnknownKeys();
      }
    }
  }

  private @Nullable JsonNode value(String key) {
    known.add(path + key);
    var value = node == null ? null : node.get(key);
    if (value != null && value.isNull()) {
      throw wrong(key, value, "has no value", "Give it one, or leave the key out");
    }
    return value;
  }

  private static String shown(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "nothing";
    }
    if (value.isContainer()) {
      return value.isObject() ? "keys" : "a list";
    }
    var text = value.asString();
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }
}
