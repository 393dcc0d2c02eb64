package io.eddy.cli.command;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.Settings;
import io.eddy.cli.report.Address;
import io.eddy.cli.report.Printer;
import io.eddy.cli.wiring.Server;
import io.eddy.cli.wiring.WarmStart;
import io.eddy.storage.StoreException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The service, with a learner beside it. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Answers over HTTP and learns, until it is told to end (Ctrl-C, SIGTERM).",
      "Exit codes: 0 after an orderly end, 1 if it can't run, 2 for bad usage."
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings over the defaults; eddy.yaml explains all keys.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of everything durable (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--host",
      description = "Address to listen on, over network.host; this machine's own only.")
  private @Nullable String host;

  @Option(names = "--port", description = "Port, over network.port; 0 for any that is free.")
  private @Nullable Integer port;

  @Option(
      names = "--start",
      paramLabel = "POLICY",
      description =
          "A policy that eddy train log has written: it is served at once, and the learner goes on"
              + " from it.")
  private @Nullable Path start;

  @Option(names = "--json", description = "Print the address as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      var settings = settings();
      var from = start == null ? null : WarmStart.read("--start", start, settings);
      new Server(settings, data, from).run(this::greet);
      return ExitCode.OK;
    } catch (ConfigException e) {
      return failed(e, ExitCode.USAGE);
    } catch (StoreException | UncheckedIOException e) {
      return failed(e, ExitCode.SOFTWARE);
    }
  }

  private Settings settings() {
    var settings = config == null ? Settings.DEFAULT : Settings.load(config);
    var network = settings.network();
    try {
      network = host == null ? network : network.withHost(host);
      network = port == null ? network : network.withPort(port);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
    return settings.with(network);
  }

  private void greet(URI address) {
    var out = spec.commandLine().getOut();
    if (json) {
      Printer.json(new Address(address), out);
    } else {
      out.printf("Eddy listens on %s%n", address);
      out.flush();
    }
  }

  private int failed(RuntimeException e, int code) {
    var told = e.getCause() instanceof BindException bind ? bind : e;
    spec.commandLine().getErr().println("eddy serve: " + told.getMessage());
    return code;
  }
}
