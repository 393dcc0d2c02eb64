package io.eddy.service.serving;

import io.eddy.protocol.Json;
import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.ModeAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The mode, in a file of its own: it works without learner and log, and survives a restart. Safe for
 * any number of threads.
 */
public final class ModeFile {
  private final @Nullable Path file;
  private volatile ModeAnswer mode;

  /**
   * Reads the mode; learning where there is no file yet.
   *
   * @param file null to keep the mode in memory only
   * @throws UncheckedIOException if the file is there and can't be read
   */
  public ModeFile(@Nullable Path file, Instant now) {
    this.file = file;
    this.mode = file != null && Files.exists(file) ? read(file) : first(now);
  }

  /** The mode in force. */
  public ModeAnswer mode() {
    return mode;
  }

  /** Sets the mode; when this returns it is on disk and in force. */
  public synchronized ModeAnswer set(Mode next, String reason, Instant now) {
    var answer = new ModeAnswer(next, reason, now);
    if (file != null) {
      write(file, Json.write(answer));
    }
    mode = answer;
    return answer;
  }

  private static ModeAnswer first(Instant now) {
    return new ModeAnswer(Mode.LEARNING, "first start", now);
  }

  private static ModeAnswer read(Path file) {
    try {
      return Json.read(Files.readAllBytes(file), ModeAnswer.class);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (JacksonException e) {
      throw unreadable(file, new IOException(e));
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException(
        "The mode can't be read from %s. Mend or remove the file.".formatted(file), e);
  }

  private static void write(Path file, byte[] bytes) {
    var written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(written, bytes);
      try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The mode can't be written to %s. Make room or mend its permissions.".formatted(file), e);
    }
  }
}
