package io.eddy.service.http;

import io.eddy.protocol.Problem;
import io.eddy.protocol.Refusal;
import io.eddy.service.dashboard.Dashboard;
import io.eddy.service.serving.Service;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds the endpoint of a request, answers it, and makes a problem of whatever goes wrong.
 *
 * <p>Paths are compared as they were sent, so {@code %2F} in an id never divides it.
 */
final class Dispatcher implements Handler {
  private static final String STREAM = "/api/v1/metrics/stream";
  private static final byte[] NOTHING = {};

  private static final List<Header> STREAM_HEADERS =
      List.of(
          HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/event-stream"),
          HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store"));
  private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Header NO_SNIFF =
      HeaderValues.createCached("X-Content-Type-Options", "nosniff");

  private final Service service;
  private final MetricsStream stream;
  private final Dashboard dashboard;
  private final InFlight inFlight;
  private final Map<String, Map<String, Endpoint>> fixed;
  private final List<Map.Entry<String, Map<String, Endpoint>>> withId;

  Dispatcher(
      Service service,
      Endpoints endpoints,
      MetricsStream stream,
      Dashboard dashboard,
      InFlight inFlight) {
    this.service = service;
    this.stream = stream;
    this.dashboard = dashboard;
    this.inFlight = inFlight;
    this.fixed = endpoints.fixed();
    this.withId = List.copyOf(endpoints.withId().entrySet());
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    var method = request.prologue().method().text();
    var path = request.prologue().uriPath().rawPath();
    if (!inFlight.begin()) {
      send(request, response, Problems.unavailable("The server stops."));
      return;
    }
    try {
      if (path.equals(STREAM) && method.equals("GET")) {
        answerWithStream(request, response);
      } else {
        send(request, response, guarded(() -> reply(request, method, path), method, path));
      }
    } finally {
      inFlight.end();
    }
  }

  private static Reply guarded(Supplier<Reply> answer, String method, String path) {
    try {
      return answer.get();
    } catch (CloseConnectionException | RequestException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return Problems.of(e, method, path);
    }
  }

  private Reply reply(ServerRequest request, String method, String path) {
    var id = "";
    var endpoints = fixed.get(path);
    if (endpoints == null) {
      var rawId = "";
      for (var entry : withId) {
        if (path.startsWith(entry.getKey())) {
          rawId = path.substring(entry.getKey().length());
          endpoints = entry.getValue();
        }
      }
      if (endpoints == null || rawId.isEmpty() || rawId.indexOf('/') >= 0) {
        return file(request, method, path);
      }
      id = rawId;
    }
    var endpoint = endpoints.get(method.equals("HEAD") ? "GET" : method);
    if (endpoint == null) {
      throw new RefusedException(methodNotAllowed(method, endpoints.keySet()));
    }
    if (!endpoint.mediaTypes().isEmpty()) {
      refuseOtherSites(request);
    }
    var mediaType = endpoint.mediaTypes().isEmpty() ? "" : mediaType(request, endpoint);
    var query =
        request.prologue().hasQuery()
            ? new Query(request.prologue().query().rawValue())
            : Query.NONE;
    var body = endpoint.mediaTypes().isEmpty() ? NOTHING : RequestBody.read(request);
    return endpoint.answer().to(new Ask(PercentDecoded.ofPath(id), query, mediaType, body));
  }

  private Reply file(ServerRequest request, String method, String path) {
    var isStream = path.equals(STREAM);
    var asset = dashboard.asset(path);
    if (asset == null && !isStream) {
      throw RefusedException.of(
          404,
          "not_found",
          "Nothing is answered under this path.",
          "See /openapi.json for all paths; an id in a path is percent-encoded, / as %2F.");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new RefusedException(methodNotAllowed(method, List.of("GET")));
    }
    if (asset == null) {
      return new Reply(Status.OK_200, STREAM_HEADERS, NOTHING, null);
    }
    var known =
        request.headers().contains(HeaderNames.IF_NONE_MATCH)
            && request.headers().get(HeaderNames.IF_NONE_MATCH).get().equals(asset.etag());
    return known
        ? new Reply(Status.NOT_MODIFIED_304, asset.headers(), NOTHING, null)
        : new Reply(Status.OK_200, asset.headers(), asset.content(), null);
  }

  private static Reply methodNotAllowed(String method, Iterable<String> allowed) {
    var all = new TreeSet<String>();
    allowed.forEach(all::add);
    if (all.contains("GET")) {
      all.add("HEAD");
    }
    var list = String.join(", ", all);
    return Reply.problem(
        Problem.of(
            405,
            "method_not_allowed",
            "This path does not answer %s."
                .formatted(method.length() > 20 ? "this method" : method),
            "Use %s.".formatted(list)),
        HeaderValues.create(HeaderNames.ALLOW, list));
  }

  /** A page of another site must not write through the browser of somebody who can reach Eddy. */
  private static void refuseOtherSites(ServerRequest request) {
    if (request.headers().contains(SITE)
        && request.headers().get(SITE).get().equals("cross-site")) {
      throw RefusedException.of(
          403,
          "cross_site",
          "A page of another site may not write here.",
          "Send it from a server, or from a page of the same site.");
    }
  }

  private static String mediaType(ServerRequest request, Endpoint endpoint) {
    if (!request.headers().contains(HeaderNames.CONTENT_TYPE)) {
      return endpoint.mediaTypes().getFirst();
    }
    var sent = request.headers().get(HeaderNames.CONTENT_TYPE).get();
    var semicolon = sent.indexOf(';');
    var mediaType =
        (semicolon < 0 ? sent : sent.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    if (!endpoint.mediaTypes().contains(mediaType)) {
      throw RefusedException.of(
          new Refusal(
              415,
              "unsupported_media_type",
              "This media type is not read here.",
              "Content-Type",
              sent,
              "Send %s.".formatted(String.join(" or ", endpoint.mediaTypes()))));
    }
    return mediaType;
  }

  /** Sends the answer, and closes the connection where the caller or an unread body wants it. */
  private void send(ServerRequest request, ServerResponse response, Reply reply) {
    if (reply.code() != null) {
      service.refused(reply.code());
    }
    var closes =
        reply.headers().contains(HeaderValues.CONNECTION_CLOSE)
            || !RequestBody.drain(request)
            || inFlight.isClosed()
            || request.headers().contains(HeaderValues.CONNECTION_CLOSE);
    if (closes) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    response.status(reply.status());
    reply.headers().forEach(response::header);
    response.header(NO_SNIFF);
    if (request.prologue().method().text().equals("HEAD")) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, reply.body().length));
      response.send();
    } else {
      response.send(reply.body());
    }
    if (closes) {
      throw new CloseConnectionException("Closed as announced.");
    }
  }

  private void answerWithStream(ServerRequest request, ServerResponse response) {
    MetricsStream.Listener listener;
    try {
      listener = stream.open();
    } catch (RuntimeException | Error e) {
      send(request, response, Problems.of(e, "GET", STREAM));
      return;
    }
    try (listener) {
      STREAM_HEADERS.forEach(response::header);
      response.header(NO_SNIFF);
      try (var out = response.outputStream()) {
        listener.writeTo(out);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("The reader of the metrics went away.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops.", e);
    }
  }
}
