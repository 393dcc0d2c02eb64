package io.eddy.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The description describes what it shows, and the checker finds what it doesn't. */
class OpenApiTest {
  private static final JsonNode DOCUMENT = OpenApi.tree();

  /** A media type with examples. */
  record Described(String where, JsonNode mediaType) {
    @Override
    public String toString() {
      return where;
    }
  }

  @ParameterizedTest
  @MethodSource("described")
  void describesItsOwnExamples(Described described) {
    var schema = OpenApiContract.inlinedSchema(described.mediaType().get("schema"));

    described
        .mediaType()
        .get("examples")
        .forEach(
            example -> assertThat(OpenApiContract.errors(schema, example.get("value"))).isEmpty());
  }

  @Test
  void namesExactlyTheEndpointsOfThisRelease() {
    var endpoints = new ArrayList<String>();
    DOCUMENT
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> endpoints.add(method + " " + path.getKey())));

    assertThat(endpoints)
        .containsExactlyInAnyOrder(
            "post /api/v1/events",
            "post /api/v1/recommend",
            "post /api/v1/decisions",
            "get /api/v1/decisions/{decisionId}",
            "get /api/v1/rooms",
            "get /api/v1/viewers/{viewerId}",
            "get /api/v1/policies",
            "get /api/v1/mode",
            "put /api/v1/mode",
            "get /api/v1/metrics/stream",
            "get /health/live",
            "get /health/ready",
            "get /metrics",
            "get /openapi.json");
  }

  @Test
  void showsAnEventOfEveryType() {
    var shown = new ArrayList<String>();
    DOCUMENT
        .at("/paths/~1api~1v1~1events/post/requestBody/content/application~1json/examples")
        .forEach(
            example -> {
              var value = example.get("value");
              (value.isArray() ? value : List.of(value))
                  .forEach(event -> shown.add(event.get("type").stringValue()));
            });

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            DOCUMENT.at("/components/schemas/Event/discriminator/mapping").propertyNames());
  }

  @Test
  void isServedAsJson() {
    OpenApiContract.check("GET", "/openapi.json", 200, "application/json", OpenApi.json());
    assertThat(new String(OpenApi.json(), UTF_8)).startsWith("{\"openapi\":\"3.1.1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /api/v1/mode   | 200 | application/json         | {'mode':'learning','reason':''}",
        "GET  | /api/v1/mode   | 200 | application/json         |"
            + " {'mode':'off','reason':'','since':'2026-11-24T12:00:00Z'}",
        "GET  | /api/v1/mode   | 200 | application/json         |"
            + " {'mode':'frozen','reason':'','since':'yesterday'}",
        "GET  | /api/v1/mode   | 200 | application/json         |"
            + " {'mode':'frozen','reason':'','since':'2026-11-24T12:00:00Z','by':'me'}",
        "GET  | /api/v1/mode   | 200 | text/plain               |"
            + " {'mode':'frozen','reason':'','since':'2026-11-24T12:00:00Z'}",
        "GET  | /api/v1/mode   | 204 | application/json         | {}",
        "GET  | /api/v1/mode   | 500 | application/json         | {}",
        "GET  | /api/v1/mode   | 500 | application/problem+json |"
            + " {'title':'Oops','status':500,'detail':'Oops.'}",
        "GET  | /api/v1/mode   | 200 | application/json         | {",
        "POST | /api/v1/mode   | 200 | application/json         |"
            + " {'mode':'frozen','reason':'','since':'2026-11-24T12:00:00Z'}",
        "GET  | /api/v1/nobody | 404 | application/problem+json | {}",
        "GET  | /api/v1/rooms  | 200 | application/json         |"
            + " {'rooms':[{'roomId':'r'}],'nextCursor':null}",
      })
  void findsAnswersThatAreNotDescribed(
      String method, String path, int status, String contentType, String body) {
    var bytes = body.replace('\'', '"').getBytes(UTF_8);

    assertThatThrownBy(() -> OpenApiContract.check(method, path, status, contentType, bytes))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void allowsAnyErrorAsAProblem() {
    var problem = Json.write(Problem.of(405, "method_not_allowed", "Only GET.", "Use GET."));

    OpenApiContract.check(
        "GET", "/api/v1/rooms", 405, "application/problem+json; charset=utf-8", problem);
  }

  static List<Described> described() {
    var described = new ArrayList<Described>();
    collect("", DOCUMENT, described);
    assertThat(described).hasSizeGreaterThan(15);
    return described;
  }

  private static void collect(String where, JsonNode node, List<Described> described) {
    if (node.has("examples") && node.has("schema")) {
      described.add(new Described(where, node));
    }
    node.properties()
        .forEach(entry -> collect(where + "/" + entry.getKey(), entry.getValue(), described));
  }
}
