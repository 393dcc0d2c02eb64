package io.eddy.cli.command;

import io.eddy.cli.Eddy;
import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a process would, and keeps what they print. */
final class Console {
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  /** Runs a command and returns its exit code. */
  int run(String... arguments) {
    output.getBuffer().setLength(0);
    errors.getBuffer().setLength(0);
    return Eddy.commandLine()
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  String output() {
    return output.toString();
  }

  String errors() {
    return errors.toString();
  }

  /** What was printed, which must be one JSON object on one line. */
  JsonNode json() {
    if (output.toString().lines().count() != 1) {
      throw new AssertionError("More than one line: " + output);
    }
    return JsonMapper.shared().readTree(output.toString());
  }
}
