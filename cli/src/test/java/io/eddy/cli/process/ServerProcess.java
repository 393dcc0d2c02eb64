package io.eddy.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eddy.protocol.client.EddyClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code eddy serve} of the packaged jar, as a process of its own on a port that is free. */
final class ServerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "eddy-cli.jar").toAbsolutePath();
  private static final String GREETING = "Eddy listens on ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path errors;
  private final URI address;

  private ServerProcess(Process process, Path errors, URI address) {
    this.process = process;
    this.errors = errors;
    this.address = address;
  }

  /** What a command that ended has left: its exit code and what it said. */
  record Ended(int exitCode, String output, String errors) {}

  /** Starts it on a directory and waits until it says where it listens. */
  static ServerProcess start(Path data, String... options) throws Exception {
    var errors = Files.createTempFile("eddy-serve", ".err");
    var arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
    arguments.addAll(List.of(options));
    var process = launch(errors, arguments);
    try {
      var line = CompletableFuture.supplyAsync(() -> firstLine(process));
      var greeting = line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (greeting == null || !greeting.startsWith(GREETING)) {
        throw new AssertionError(
            "No greeting but %s; standard error: %s".formatted(greeting, Files.readString(errors)));
      }
      return new ServerProcess(process, errors, URI.create(greeting.substring(GREETING.length())));
    } catch (Exception | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Runs a command that ends by itself. */
  static Ended run(String... arguments) throws Exception {
    var errors = Files.createTempFile("eddy", ".err");
    var process = launch(errors, List.of(arguments));
    try {
      var output = CompletableFuture.supplyAsync(() -> all(process));
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(String.join(" ", arguments) + " did not end");
      }
      return new Ended(process.exitValue(), output.join(), Files.readString(errors));
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }

  URI address() {
    return address;
  }

  EddyClient client() {
    return new EddyClient(address, "test");
  }

  /** What it has written to standard error so far. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** SIGKILL: it has no chance to put anything in order. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM; its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The server did not end when it was told to");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.delete(errors);
  }

  private static Process launch(Path errors, List<String> arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-jar",
                JAR.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  private static String firstLine(Process process) {
    try {
      return new BufferedReader(process.inputReader()).readLine();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String all(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
