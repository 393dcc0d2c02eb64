package io.eddy.cli.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays a section over a record of settings: each component is a key, and a record in it a section of
 * its own. Where one of several records may stand (a sealed interface), {@code type} says which, or the
 * keys do, and a bare number is the {@code Constant} one: {@code exploration: 0.1}, or {@code
 * exploration: {from: 1, to: 0.02, steps: 10000}}. A number of steps may be the word {@code training}, which
 * stands for all steps that training has. What the section doesn't name stays as it is; ranges are
 * checked by the record's constructor.
 *
 * @param trainingSteps what {@code training} stands for
 */
record RecordReader(long trainingSteps) {
  private static final int MOST = 1_000_000_000;
  private static final double MOST_NUMBER = 1e12;
  private static final String CONFIG = "Config";
  private static final String TRAINING = "training";

  /**
   * The record with what the section says.
   *
   * @param normal of that type; null if the section must name everything
   */
  <R extends Record> R read(Section section, Class<R> type, @Nullable Record normal) {
    return section.checked(() -> made(section, type, normal));
  }

  private <R extends Record> R made(Section section, Class<R> type, @Nullable Record normal) {
    var components = type.getRecordComponents();
    var values =
        Arrays.stream(components).map(component -> value(section, component, normal)).toArray();
    return instance(type, values);
  }

  private static <R extends Record> R instance(Class<R> type, Object[] values) {
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("The record %s can't be made.".formatted(type), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The record %s can't be made.".formatted(type), e);
    }
  }

  private Object value(Section section, RecordComponent component, @Nullable Record record) {
    var key = component.getName();
    var normal = record == null ? required(section, component) : get(component, record);
    return switch (normal) {
      case Integer number -> section.wholeNumber(key, number, -MOST, MOST);
      case Long number ->
          section.says(key, TRAINING)
              ? (Long) trainingSteps
              : (Long) section.wholeNumber(key, number, -Long.MAX_VALUE, Long.MAX_VALUE);
      case Double number -> section.number(key, number, -MOST_NUMBER, MOST_NUMBER);
      case Boolean yes -> section.yes(key, yes);
      case String text -> section.text(key, text);
      case Enum<?> constant -> constant(section, key, constant);
      case List<?> list ->
          section.wholeNumbers(
              key, list.stream().map(element -> (Integer) element).toList(), 1, MOST);
      case Record inner -> inner(section, key, component.getType(), inner);
      case Object other ->
          throw new IllegalStateException(
              "The setting %s is a %s, which no file can name."
                  .formatted(key, other.getClass().getName()));
    };
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s can't be read.".formatted(component), e);
    }
  }

  /** FULL_WORDS are written fullWords. */
  private static Object constant(Section section, String key, Enum<?> normal) {
    var constants = new TreeMap<String, Enum<?>>();
    for (var constant : normal.getDeclaringClass().getEnumConstants()) {
      constants.put(camelCase((Enum<?>) constant), (Enum<?>) constant);
    }
    var chosen = section.oneOf(key, camelCase(normal), List.copyOf(constants.keySet()));
    return constants.getOrDefault(chosen, normal);
  }

  private static String camelCase(Enum<?> constant) {
    var words = constant.name().toLowerCase(Locale.ROOT).split("_");
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  /** A number that must be in the file: what its type starts from. */
  private static Object required(Section section, RecordComponent component) {
    var key = component.getName();
    if (!section.has(key)) {
      throw section.wrong(key, "is missing", "Give it a value");
    }
    return switch (component.getType().getName()) {
      case "int" -> 0;
      case "long" -> 0L;
      case "double" -> 0.0;
      default ->
          throw new IllegalStateException("%s needs a record with a DEFAULT.".formatted(component));
    };
  }

  private Record inner(Section around, String key, Class<?> declared, Record normal) {
    if (!declared.isSealed()) {
      return read(around.section(key), normal.getClass(), normal);
    }
    var kinds = new TreeMap<String, Class<? extends Record>>();
    for (var kind : declared.getPermittedSubclasses()) {
      kinds.put(kindName(kind, declared), kind.asSubclass(Record.class));
    }
    var constant = kinds.get("constant");
    if (constant != null && around.hasNumber(key)) {
      return constant(around, key, constant);
    }
    var section = around.section(key);
    var implied = implied(section.names(), kinds.values(), normal.getClass());
    var names = List.copyOf(kinds.keySet());
    var chosen =
        kinds.getOrDefault(section.oneOf("type", kindName(implied, declared), names), implied);
    return read(section, chosen, chosen == normal.getClass() ? normal : defaults(chosen));
  }

  /** The record of one component that a bare number stands for. */
  private static Record constant(Section around, String key, Class<? extends Record> kind) {
    var number = around.number(key, 0, -MOST_NUMBER, MOST_NUMBER);
    return around.checked(() -> instance(kind, new Object[] {number}));
  }

  /** The first record, the normal one before others, that has all of some keys; else the normal one. */
  private static Class<? extends Record> implied(
      List<String> keys,
      Collection<Class<? extends Record>> kinds,
      Class<? extends Record> normal) {
    return Stream.concat(Stream.of(normal), kinds.stream())
        .filter(kind -> components(kind).containsAll(keys))
        .findFirst()
        .orElse(normal);
  }

  private static List<String> components(Class<? extends Record> kind) {
    return Arrays.stream(kind.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** AdamConfig under a section of some …Config is adam. */
  private static String kindName(Class<?> kind, Class<?> declared) {
    var name = kind.getSimpleName();
    var stem =
        declared.getSimpleName().endsWith(CONFIG) && name.endsWith(CONFIG)
            ? name.substring(0, name.length() - CONFIG.length())
            : name;
    return stem.substring(0, 1).toLowerCase(Locale.ROOT) + stem.substring(1);
  }

  private static @Nullable Record defaults(Class<?> kind) {
    try {
      return (Record) kind.getField("DEFAULT").get(null);
    } catch (NoSuchFieldException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("%s.DEFAULT can't be read.".formatted(kind), e);
    }
  }
}
