package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.Settings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which log is read, from when on, and at which prices. */
final class LogOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of a service (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The service's settings: prices and windows are its own.")
  private @Nullable Path config;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Leave out what happened before: RFC 3339, or epoch milliseconds.")
  private @Nullable String since;

  Path data() {
    return data;
  }

  Settings settings() {
    return config == null ? Settings.DEFAULT : Settings.load(config);
  }

  /** Epoch milliseconds; before everything if no time is named. */
  long since() {
    var text = since;
    if (text == null) {
      return Long.MIN_VALUE;
    }
    try {
      return text.matches("-?\\d{1,18}")
          ? Long.parseLong(text)
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new ConfigException(
          "The --since (%s) is no time. Write one such as 2026-11-24T20:00:00Z, or epoch milliseconds."
              .formatted(text),
          e);
    }
  }
}
