package io.eddy.service.http;

import io.eddy.protocol.Json;
import io.eddy.protocol.Problem;
import io.eddy.service.serving.Service;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers what is too broken to become a request, in the same form as every other problem. */
final class DirectProblems implements DirectHandler {
  private final Service service;

  private DirectProblems(Service service) {
    this.service = service;
  }

  static DirectHandlers handlers(Service service) {
    var handler = new DirectProblems(service);
    var handlers = DirectHandlers.builder();
    for (var type : EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var problem = problem(request, status.code());
    service.refused(problem.code());
    return TransportResponse.builder()
        .status(Status.create(problem.status()))
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .keepAlive(false)
        .entity(Json.write(problem))
        .build();
  }

  private static Problem problem(TransportRequest request, int status) {
    if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      return Problem.of(
          415,
          "unsupported_content_encoding",
          "The body is compressed.",
          "Send the body as it is, without Content-Encoding.");
    }
    return switch (status) {
      case 413, 414, 431 ->
          Problem.of(status, "too_large", "The request is too large.", "Send less at once.");
      case 500 ->
          Problem.of(
              500, "internal_error", "Eddy failed to answer.", "Look into the log of the server.");
      case 503 -> Problem.of(503, "overload", "Too many requests at once.", "Wait and send again.");
      case 505 ->
          Problem.of(505, "unsupported_http_version", "This is not HTTP/1.1.", "Send HTTP/1.1.");
      default ->
          Problem.of(
              status < 400 ? 400 : status,
              "malformed_request",
              "The request is no well-formed HTTP/1.1.",
              "Check request line, Host and other headers, and the chunks of the body.");
    };
  }
}
