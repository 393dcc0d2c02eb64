package io.eddy.service.http;

import io.eddy.protocol.Json;
import io.eddy.protocol.OpenApi;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Problem;
import io.eddy.protocol.Refusal;
import io.eddy.protocol.answer.HealthAnswer;
import io.eddy.protocol.event.EventFormat;
import io.eddy.protocol.event.EventReader;
import io.eddy.protocol.request.ExternalSlateJson;
import io.eddy.protocol.request.ModeRequest;
import io.eddy.protocol.request.SlateRequestJson;
import io.eddy.recommender.event.Ids;
import io.eddy.recommender.event.InvalidEventException;
import io.eddy.service.serving.Service;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every path answers, but for the stream and the files of the dashboard. */
final class Endpoints {
  /** The source of events that name none, where callers have no keys. */
  static final String DEFAULT_SOURCE = "default";

  private static final String JSON_LINES = "application/x-ndjson";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int MAX_CURSOR = 1_024;

  private final Service service;
  private final InstantSource clock;
  private final byte[] openApi = OpenApi.json();

  /** Endpoints of a service; the clock gives events their time that were sent without. */
  Endpoints(Service service, InstantSource clock) {
    this.service = service;
    this.clock = clock;
  }

  /** By path and method. */
  Map<String, Map<String, Endpoint>> fixed() {
    var json = List.of(Json.MEDIA_TYPE);
    return Map.of(
        "/api/v1/events",
        Map.of("POST", new Endpoint(List.of(Json.MEDIA_TYPE, JSON_LINES), this::events)),
        "/api/v1/recommend",
        Map.of("POST", new Endpoint(json, this::recommend)),
        "/api/v1/decisions",
        Map.of("POST", new Endpoint(json, this::observe)),
        "/api/v1/rooms",
        get(this::rooms),
        "/api/v1/policies",
        get(ask -> Reply.json(service.policies())),
        "/api/v1/mode",
        Map.of(
            "GET",
            Endpoint.of(ask -> Reply.json(service.mode())),
            "PUT",
            new Endpoint(json, this::setMode)),
        "/health/live",
        get(ask -> Reply.json(HealthAnswer.of(Map.of()))),
        "/health/ready",
        get(ask -> ready()),
        "/metrics",
        get(ask -> Reply.ofType(PROMETHEUS, service.prometheus().getBytes(StandardCharsets.UTF_8))),
        "/openapi.json",
        get(ask -> Reply.ofType(Json.MEDIA_TYPE, openApi)));
  }

  /** By what stands before the id, which is the last segment of the path. */
  Map<String, Map<String, Endpoint>> withId() {
    return Map.of("/api/v1/decisions/", get(this::decision), "/api/v1/viewers/", get(this::viewer));
  }

  private static Map<String, Endpoint> get(Endpoint.Answer answer) {
    return Map.of("GET", Endpoint.of(answer));
  }

  private Reply events(Ask ask) {
    if (ask.body().length == 0) {
      throw RefusedException.of(
          Refusal.malformed(
              "The body is empty.", "Send an event, an array of events, or JSON lines."));
    }
    var format = ask.mediaType().equals(JSON_LINES) ? EventFormat.JSON_LINES : EventFormat.JSON;
    var batch = valid(EventReader.read(ask.body(), format, DEFAULT_SOURCE, clock.millis()));
    var answer = service.accept(batch);
    if (!answer.allRejected()) {
      return Reply.json(answer);
    }
    return Reply.problem(
        Problem.of(
                422,
                "all_rejected",
                "None of the %d events was accepted.".formatted(answer.rejected()),
                "Mend what items names and send again.")
            .with(answer.members()));
  }

  private Reply recommend(Ask ask) {
    return Reply.json(service.recommend(valid(SlateRequestJson.read(ask.body()))));
  }

  private Reply observe(Ask ask) {
    return Reply.json(service.observe(valid(ExternalSlateJson.read(ask.body()))));
  }

  private Reply decision(Ask ask) {
    return service
        .decision(Ids.require("decisionId", ask.id()))
        .map(Reply::json)
        .orElseThrow(() -> unknown("decision", "decisionId", ask.id()));
  }

  private Reply viewer(Ask ask) {
    return service
        .viewer(Ids.require("viewerId", ask.id()))
        .map(Reply::json)
        .orElseThrow(() -> unknown("viewer", "viewerId", ask.id()));
  }

  private Reply rooms(Ask ask) {
    return Reply.json(
        service.rooms(ask.query().whole("limit", 1, 200, 50), cursor(ask.query().text("cursor"))));
  }

  private static @Nullable String cursor(@Nullable String text) {
    if (text != null
        && (text.isEmpty()
            || text.length() > MAX_CURSOR
            || text.chars().anyMatch(Character::isISOControl))) {
      throw new InvalidEventException(
          "invalid_cursor", "cursor", text, "Send the nextCursor of the page before, or none.");
    }
    return text;
  }

  private Reply setMode(Ask ask) {
    var request = valid(ModeRequest.read(ask.body()));
    return Reply.json(service.mode(request.mode(), request.reason()));
  }

  private Reply ready() {
    var health = service.ready();
    return health.status().equals(HealthAnswer.OK)
        ? Reply.json(health)
        : Reply.json(Status.SERVICE_UNAVAILABLE_503, health)
            .with(Problems.retryAfter(Problems.UNAVAILABLE_RETRY_SECONDS));
  }

  private static <T> T valid(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Valid<T>(var value) -> value;
      case Parsed.Refused<T>(var refusal) -> throw RefusedException.of(refusal);
    };
  }

  private static RefusedException unknown(String noun, String field, String id) {
    return RefusedException.of(
        new Refusal(
            404,
            "not_found",
            "No %s is known under this id.".formatted(noun),
            field,
            id,
            "Check the id; in a path it is percent-encoded."));
  }
}
