package io.eddy.cli.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with a unit as people write them: {@code 20 min}, {@code 64 GiB}. */
final class Quantities {
  /** The longest duration that can be set. */
  static final Duration LONGEST = Duration.ofDays(3_650);

  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]{1,3})");
  private static final Map<String, Duration> DURATIONS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private Quantities() {}

  /** The duration that a text says; null if it says none, or one beyond all bounds. */
  static @Nullable Duration duration(String text) {
    var matcher = QUANTITY.matcher(text.strip());
    var unit = matcher.matches() ? DURATIONS.get(matcher.group(2)) : null;
    if (unit == null) {
      return null;
    }
    var number = Long.parseLong(matcher.group(1));
    return number > LONGEST.toMillis() ? null : unit.multipliedBy(number);
  }

  /** The bytes that a text says; null if it says none, or more than a long holds. */
  static @Nullable Long bytes(String text) {
    var matcher = QUANTITY.matcher(text.strip());
    var unit = matcher.matches() ? SIZES.get(matcher.group(2)) : null;
    if (unit == null) {
      return null;
    }
    var number = Long.parseLong(matcher.group(1));
    return number > Long.MAX_VALUE / unit ? null : Long.valueOf(number * unit);
  }

  /** A duration in the largest unit that says it in whole numbers. */
  static String text(Duration duration) {
    var millis = duration.toMillis();
    for (var unit : new String[] {"d", "h", "min", "s"}) {
      var size = DURATIONS.getOrDefault(unit, Duration.ZERO).toMillis();
      if (millis != 0 && millis % size == 0) {
        return millis / size + " " + unit;
      }
    }
    return millis + " ms";
  }

  /** A size in the largest unit that says it in whole numbers. */
  static String text(long bytes) {
    for (var unit : new String[] {"GiB", "MiB"}) {
      var size = SIZES.getOrDefault(unit, 1L);
      if (bytes % size == 0) {
        return bytes / size + " " + unit;
      }
    }
    return bytes / (1L << 10) + " KiB";
  }
}
