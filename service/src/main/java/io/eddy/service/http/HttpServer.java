package io.eddy.service.http;

import io.eddy.service.dashboard.Dashboard;
import io.eddy.service.serving.Service;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves a {@link Service} over HTTP/1.1, with its dashboard on {@code /}.
 *
 * <p>Limits on bodies and the errors of paths are this package's own, so the server below is told
 * to check neither.
 */
public final class HttpServer {
  /** Open connections; the next one waits. */
  private static final int MOST_CONNECTIONS = 4_096;

  /** Longer than any stream of metrics lasts. */
  private static final Duration IDLE = Duration.ofHours(1);

  /** What is left for the last answers to leave once no request is in flight. */
  private static final Duration LAST_BYTES = Duration.ofMillis(200);

  /** Held, or the settings would be lost: what the server below says on standard error. */
  private static final Logger ANNOUNCEMENTS = Logger.getLogger("io.helidon");

  private static final Logger FAILED_STARTS = Logger.getLogger("io.helidon.webserver.LoomServer");

  private final WebServer server;
  private final MetricsStream stream;
  private final InFlight inFlight;
  private final int port;

  private HttpServer(WebServer server, MetricsStream stream, InFlight inFlight) {
    this.server = server;
    this.stream = stream;
    this.inFlight = inFlight;
    this.port = server.port();
  }

  /**
   * Listens, and answers from now on.
   *
   * @param clock gives events their time that were sent without
   * @param port 0 for any that is free
   * @throws UncheckedIOException if the address is in use or not this machine's
   */
  public static HttpServer start(Service service, InstantSource clock, String host, int port) {
    ANNOUNCEMENTS.setLevel(Level.WARNING);
    FAILED_STARTS.setLevel(Level.OFF);
    var stream = new MetricsStream(service);
    var inFlight = new InFlight();
    var dispatcher =
        new Dispatcher(service, new Endpoints(service, clock), stream, Dashboard.load(), inFlight);
    var server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(LAST_BYTES)
            .idleConnectionTimeout(IDLE)
            .maxTcpConnections(MOST_CONNECTIONS)
            .maxPayloadSize(-1)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .addProtocol(Http1Config.builder().validatePath(false).validatePrologue(false).build())
            .directHandlers(DirectProblems.handlers(service))
            .routing(HttpRouting.builder().any(dispatcher))
            .build();
    server.start();
    if (!server.isRunning()) {
      throw new UncheckedIOException(
          new BindException(
              "Could not listen on %s:%d. Maybe another server does; choose another port."
                  .formatted(host, port)));
    }
    return new HttpServer(server, stream, inFlight);
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /**
   * Stops: refuses new requests, ends the streams, and waits for the requests in flight.
   *
   * @param drain how long it waits for them at most
   */
  public void stop(Duration drain) {
    stream.close();
    try {
      inFlight.drain(drain);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
