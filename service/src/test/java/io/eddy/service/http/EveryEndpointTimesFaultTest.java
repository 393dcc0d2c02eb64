package io.eddy.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Json;
import io.eddy.protocol.OpenApiContract;
import io.eddy.protocol.Problem;
import io.eddy.service.intake.OverloadedException;
import io.eddy.service.intake.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint, driven with every fault, over real sockets. */
class EveryEndpointTimesFaultTest {
  private static final FakeService SERVICE = new FakeService();

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW");

  private static HttpServer server;

  /** A path that is answered, with the methods in its Allow header. */
  record Known(String path, String template, String allow, String body) {
    @Override
    public String toString() {
      return path;
    }

    boolean allows(String method) {
      return List.of(allow.split(", ")).contains(method);
    }

    boolean readsBody() {
      return !body.isEmpty();
    }

    /** The method that asks the service. */
    String method() {
      return allow.endsWith("PUT") ? "PUT" : allow.startsWith("POST") ? "POST" : "GET";
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          known(
              "/api/v1/events", "POST", "{'type':'like','id':'e1','viewerId':'u1','roomId':'r1'}"),
          known("/api/v1/recommend", "POST", "{'viewerId':'u1'}"),
          known(
              "/api/v1/decisions",
              "POST",
              "{'viewerId':'u1','policy':'external:mine','items':[{'roomId':'r1'}]}"),
          known("/api/v1/decisions/d1", "/api/v1/decisions/{decisionId}", "GET, HEAD", ""),
          known("/api/v1/rooms", "GET, HEAD", ""),
          known("/api/v1/viewers/u1", "/api/v1/viewers/{viewerId}", "GET, HEAD", ""),
          known("/api/v1/policies", "GET, HEAD", ""),
          known("/api/v1/mode", "GET, HEAD, PUT", "{'mode':'frozen','reason':'audit'}"),
          known("/api/v1/metrics/stream", "GET, HEAD", ""),
          known("/health/live", "GET, HEAD", ""),
          known("/health/ready", "GET, HEAD", ""),
          known("/metrics", "GET, HEAD", ""),
          known("/openapi.json", "GET, HEAD", ""),
          known("/", "GET, HEAD", ""),
          known("/dashboard/app.js", "GET, HEAD", ""),
          known("/dashboard/uplot.js", "GET, HEAD", ""));

  @BeforeAll
  static void start() {
    server = HttpServer.start(SERVICE, InstantSource.system(), "127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    server.stop(Duration.ofSeconds(1));
  }

  @BeforeEach
  void forgetRefusals() {
    SERVICE.refusals.clear();
  }

  @AfterEach
  void heal() {
    SERVICE.failure = null;
    SERVICE.ready = true;
  }

  @ParameterizedTest
  @MethodSource("pathsAndMethods")
  void refusesMethodsThatAPathDoesNotHave(Known known, String method) throws IOException {
    var answer = ask(method, known.path(), "", known.readsBody() ? known.body() : "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo(known.allow());
    assertProblem(answer, 405, "method_not_allowed");
  }

  @ParameterizedTest
  @MethodSource("knownPaths")
  void answersHeadLikeGetWithoutTheBody(Known known) throws IOException {
    if (!known.allows("HEAD")) {
      return;
    }
    var head = RawHttp.ask(server.port(), "HEAD", known.path(), "");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    if (!known.path().endsWith("stream")) {
      var get = RawHttp.ask(server.port(), "GET", known.path(), "");
      assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.body().length));
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain                            | 415",
        "application/cloudevents+json          | 415",
        "application/cloudevents-batch+json    | 415",
        "application/x-www-form-urlencoded     | 415",
        "nonsense                              | 415",
        "application/json                      | 200",
        "application/json; charset=utf-8       | 200",
        "Application/JSON                      | 200",
        "''                                    | 200"
      })
  void readsJsonAlone(String contentType, int status) throws IOException {
    for (var known : KNOWN) {
      if (known.readsBody()) {
        var header = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        var answer = ask(known.method(), known.path(), header, known.body());

        assertThat(answer.status()).as(known.path()).isEqualTo(status);
        if (status == 415) {
          assertProblem(answer, 415, "unsupported_media_type");
          check(known, answer);
        }
      }
    }
  }

  @Test
  void readsJsonLinesAsEventsOnly() throws IOException {
    var header = "Content-Type: application/x-ndjson\r\n";
    var line = KNOWN.getFirst().body();

    assertThat(ask("POST", "/api/v1/events", header, line + "\n\n" + line + "\n").text())
        .isEqualTo("{\"accepted\":2,\"duplicate\":0,\"rejected\":0,\"items\":[]}");
    assertProblem(ask("POST", "/api/v1/events", header, line + "\n{"), 400, "malformed_body");
    assertProblem(
        ask("POST", "/api/v1/recommend", header, "{'viewerId':'u1'}"),
        415,
        "unsupported_media_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Path             | method | body                                  | status | code
        "/api/v1/events     | POST   | ''                                    | 400 |"
            + " malformed_body",
        "/api/v1/events     | POST   | {                                     | 400 |"
            + " malformed_body",
        "/api/v1/events     | POST   | {\"watchSeconds\":NaN}                | 400 |"
            + " malformed_body",
        "/api/v1/events     | POST   | [{},]                                 | 400 |"
            + " malformed_body",
        "/api/v1/events     | POST   | {} {}                                 | 400 |"
            + " malformed_body",
        "/api/v1/events     | POST   | 7                                     | 422 | all_rejected",
        "/api/v1/events     | POST   | {\"type\":\"entr\"}                   | 422 | all_rejected",
        "/api/v1/recommend  | POST   | ''                                    | 400 |"
            + " malformed_body",
        "/api/v1/recommend  | POST   | {                                     | 400 |"
            + " malformed_body",
        "/api/v1/recommend  | POST   | {\"viewerId\":\"u1\",\"count\":NaN}   | 400 |"
            + " malformed_body",
        "/api/v1/recommend  | POST   | [1]                                   | 400 | not_an_object",
        "/api/v1/recommend  | POST   | {}                                    | 400 | missing_field",
        "/api/v1/recommend  | POST   | {\"viewerId\":\"\"}                   | 400 | invalid_id",
        "/api/v1/recommend  | POST   | {\"viewerId\":\"a\\u0007\"}           | 400 | invalid_id",
        "/api/v1/recommend  | POST   | {\"viewerId\":\"u1\",\"count\":51}    | 400 | out_of_range",
        "/api/v1/recommend  | POST   | {\"viewerId\":\"u1\",\"after\":\"x\"} | 404 |"
            + " unknown_decision",
        "/api/v1/decisions  | POST   | ''                                    | 400 |"
            + " malformed_body",
        "/api/v1/decisions  | POST   | {}                                    | 400 | missing_field",
        "/api/v1/decisions  | POST   | {\"viewerId\":\"u1\",\"policy\":\"slate-q\","
            + "\"items\":[{\"roomId\":\"r1\"}]} | 400 | invalid_policy",
        "/api/v1/decisions  | POST   | {\"viewerId\":\"u1\",\"policy\":\"external:a\","
            + "\"items\":[{\"roomId\":\"r9\"}]} | 422 | not_live",
        "/api/v1/mode       | PUT    | ''                                    | 400 |"
            + " malformed_body",
        "/api/v1/mode       | PUT    | {                                     | 400 |"
            + " malformed_body",
        "/api/v1/mode       | PUT    | {\"mode\":NaN}                        | 400 |"
            + " malformed_body",
        "/api/v1/mode       | PUT    | []                                    | 400 | not_an_object",
        "/api/v1/mode       | PUT    | {}                                    | 400 | missing_field",
        "/api/v1/mode       | PUT    | {\"mode\":\"off\"}                    | 400 | unknown_mode"
      })
  void namesWhatIsWrongWithABody(String path, String method, String body, int status, String code)
      throws IOException {
    var answer = RawHttp.ask(server.port(), method, path, "", body.getBytes(UTF_8));

    assertProblem(answer, status, code);
    OpenApiContract.check(method, path, status, answer.header("Content-Type"), answer.body());
  }

  @Test
  void listsTheItemsWhenNoneIsAccepted() throws IOException {
    var answer = ask("POST", "/api/v1/events", "", "[{'type':'like','viewerId':'u1'},7]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("\"accepted\":0", "\"duplicate\":0", "\"rejected\":2")
        .contains("\"index\":0,\"status\":\"rejected\",\"code\":\"missing_field\"")
        .contains("\"index\":1,\"status\":\"rejected\",\"code\":\"not_an_object\"");
  }

  @Test
  void acceptsABatchOfNothing() throws IOException {
    assertThat(ask("POST", "/api/v1/events", "", "[]").text())
        .isEqualTo("{\"accepted\":0,\"duplicate\":0,\"rejected\":0,\"items\":[]}");
  }

  @ParameterizedTest
  @MethodSource("knownPaths")
  void refusesABodyWithoutAnyLengthAsEmpty(Known known) throws IOException {
    if (known.readsBody()) {
      assertProblem(
          RawHttp.ask(server.port(), known.method(), known.path(), ""), 400, "malformed_body");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 400, malformed_body",
    "1048577, 413, too_large",
    "3000000, 413, too_large",
    "20000000, 413, too_large"
  })
  void refusesMoreThanAMebibyteHoweverItComes(int length, int status, String code)
      throws IOException {
    var body = " ".repeat(length).getBytes(UTF_8);
    for (var known : KNOWN) {
      if (known.readsBody()) {
        var port = server.port();
        assertProblem(RawHttp.ask(port, known.method(), known.path(), "", body), status, code);
        if (length < 20_000_000) {
          assertProblem(
              RawHttp.askInChunks(port, known.method(), known.path(), "", body), status, code);
        }
      }
    }
  }

  @Test
  void refusesAThousandAndOneEvents() throws IOException {
    var event = KNOWN.getFirst().body();
    var most = String.join(",", java.util.Collections.nCopies(1_000, event));

    assertThat(ask("POST", "/api/v1/events", "", "[" + most + "]").text())
        .startsWith("{\"accepted\":1000,");
    assertProblem(
        ask("POST", "/api/v1/events", "", "[" + most + "," + event + "]"), 413, "too_large");
  }

  @Test
  void saysAtOnceThatABodyIsTooLargeIfTheSenderWaitsForLeave() throws IOException {
    var answer =
        RawHttp.ask(
            server.port(),
            "POST",
            "/api/v1/events",
            "Content-Length: 9000000\r\nExpect: 100-continue\r\n");

    assertProblem(answer, 413, "too_large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/decisions/d2              | 404 | not_found",
        "/api/v1/viewers/u2                | 404 | not_found",
        "/api/v1/decisions/%00             | 400 | invalid_id",
        "/api/v1/viewers/a%0Ab             | 400 | invalid_id",
        "/api/v1/viewers/%C2%85            | 400 | invalid_id",
        "/api/v1/decisions/%zz             | 400 | malformed_url",
        "/api/v1/decisions/a%2             | 400 | malformed_url",
        "/api/v1/viewers/%                 | 400 | malformed_url",
        "/api/v1/viewers/%ff               | 400 | malformed_url",
        "/api/v1/viewers/%ed%a0%80         | 400 | malformed_url",
        "/api/v1/rooms?limit=0             | 400 | out_of_range",
        "/api/v1/rooms?limit=201           | 400 | out_of_range",
        "/api/v1/rooms?limit=-1            | 400 | out_of_range",
        "/api/v1/rooms?limit=99999999999   | 400 | out_of_range",
        "/api/v1/rooms?limit=ten           | 400 | invalid_type",
        "/api/v1/rooms?limit=              | 400 | invalid_type",
        "/api/v1/rooms?limit=1.5           | 400 | invalid_type",
        "/api/v1/rooms?limit=%zz           | 400 | malformed_url",
        "/api/v1/rooms?cursor=             | 400 | invalid_cursor",
        "/api/v1/rooms?cursor=%00          | 400 | invalid_cursor",
        "/api/v1/rooms?cursor=%zz          | 400 | malformed_url",
        "/api/v1/nothing                   | 404 | not_found",
        "/api/v2/rooms                     | 404 | not_found",
        "/api/v1/rooms/                    | 404 | not_found",
        "/api/v1/viewers/                  | 404 | not_found",
        "/api/v1/viewers                   | 404 | not_found",
        "/api/v1/viewers/a/b               | 404 | not_found",
        "/dashboard/../openapi.json        | 404 | not_found",
        "/dashboard/%2e%2e/en.json         | 404 | not_found",
        "/dashboard/none.js                | 404 | not_found",
        "/favicon.ico                      | 404 | not_found",
        "/%                                | 404 | not_found"
      })
  void namesWhatIsWrongWithAUrl(String target, int status, String code) throws IOException {
    assertProblem(RawHttp.ask(server.port(), "GET", target, ""), status, code);
  }

  @Test
  void refusesIdsOfMoreThan128Characters() throws IOException {
    for (var path : List.of("/api/v1/viewers/", "/api/v1/decisions/")) {
      assertProblem(
          RawHttp.ask(server.port(), "GET", path + "x".repeat(128), ""), 404, "not_found");
      assertProblem(
          RawHttp.ask(server.port(), "GET", path + "x".repeat(129), ""), 400, "invalid_id");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a%2Fb, a/b",
    "%E8%A7%82%E4%BC%97, 观众",
    "%75%31, u1",
  })
  void decodesIdsInPaths(String segment, String id) throws IOException {
    var answer = RawHttp.ask(server.port(), "GET", "/api/v1/viewers/" + segment, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).startsWith("{\"viewerId\":\"%s\"".formatted(id));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/rooms, 50, ",
    "/api/v1/rooms?limit=200, 200, ",
    "/api/v1/rooms?limit=1&cursor=a%2Fb+c, 1, a/b c",
    "/api/v1/rooms?unknown=%zz&limits=3&cursor=r1&limit=7, 7, r1",
  })
  void asksForThePageThatTheQueryNames(String target, int limit, String cursor) throws IOException {
    assertThat(RawHttp.ask(server.port(), "GET", target, "").status()).isEqualTo(200);

    assertThat(SERVICE.askedLimit).isEqualTo(limit);
    assertThat(SERVICE.askedCursor).isEqualTo(cursor);
  }

  @ParameterizedTest
  @MethodSource("pathsOfTheService")
  void sendsCallersAwayWhenOverloaded(Known known) throws IOException {
    SERVICE.failure = new OverloadedException("The queue of events is full.");

    var answer = ask(known.method(), known.path(), "", known.body());

    assertProblem(answer, 503, "overload");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.text()).contains("The queue of events is full.");
    if (!known.path().equals("/health/ready")) {
      check(known, answer);
    }
  }

  @ParameterizedTest
  @MethodSource("pathsOfTheService")
  void sendsCallersAwayWhenTheLogFails(Known known) throws IOException {
    SERVICE.failure = new UnavailableException("The log can't be written: no space is left.");

    var answer = ask(known.method(), known.path(), "", known.body());

    assertProblem(answer, 503, "unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  @ParameterizedTest
  @MethodSource("pathsOfTheService")
  void tellsNothingOfItsInnardsWhenItFails(Known known) throws IOException {
    SERVICE.failure = new IllegalStateException("secret");

    var answer = ask(known.method(), known.path(), "", known.body());

    assertProblem(answer, 500, "internal_error");
    assertThat(answer.text()).doesNotContain("secret", "Exception").contains("Look for failure ");
    check(known, answer);
  }

  @Test
  void saysWhatIsMissingWhileItIsNotReady() throws IOException {
    SERVICE.ready = false;

    var answer = RawHttp.ask(server.port(), "GET", "/health/ready", "");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text())
        .isEqualTo("{\"status\":\"not_ready\",\"checks\":{\"recovered\":false}}");
    assertThat(RawHttp.ask(server.port(), "GET", "/health/live", "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/v1/mode HTTP/1.1~no colon      | 400 | malformed_request",
        "GET /api/v1/mode HTTP/1.1               | 400 | malformed_request",
        "GET /api/v1/mode HTTP/1.1~Host: a:b     | 400 | malformed_request",
        "PUT /api/v1/mode HTTP/1.1~Host: a~Content-Length: x | 400 | malformed_request",
        "PUT /api/v1/mode HTTP/1.1~Host: a~Transfer-Encoding: chunked~~zz~ | 400 |"
            + " malformed_request",
        "PUT /api/v1/mode HTTP/1.1~Host: a~Content-Length: 2~Content-Encoding: gzip~~{} | 415 |"
            + " unsupported_content_encoding"
      })
  void answersWhatIsHardlyHttpInTheSameForm(String request, int status, String code)
      throws IOException {
    var bytes = (request.strip().replace("~", "\r\n") + "\r\n\r\n").getBytes(UTF_8);

    assertProblem(RawHttp.send(server.port(), bytes), status, code);
  }

  @Test
  void refusesHeadersBeyondMeasure() throws IOException {
    var answer =
        RawHttp.ask(server.port(), "GET", "/api/v1/mode", "X: " + "x".repeat(100_000) + "\r\n");

    assertThat(answer.status()).isBetween(400, 431);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  static Stream<Known> knownPaths() {
    return KNOWN.stream();
  }

  static Stream<Known> pathsOfTheService() {
    return KNOWN.stream()
        .filter(
            known ->
                known.path().startsWith("/api")
                    || known.path().endsWith("ready")
                    || known.path().equals("/metrics"));
  }

  static Stream<Object[]> pathsAndMethods() {
    var cases = new ArrayList<Object[]>();
    for (var known : KNOWN) {
      for (var method : METHODS) {
        if (!known.allows(method)) {
          cases.add(new Object[] {known, method});
        }
      }
    }
    return cases.stream();
  }

  private static Known known(String path, String allow, String body) {
    return known(path, path, allow, body);
  }

  private static Known known(String path, String template, String allow, String body) {
    return new Known(path, template, allow, body.replace('\'', '"'));
  }

  private static RawHttp.Answer ask(String method, String target, String headers, String body)
      throws IOException {
    return RawHttp.ask(
        server.port(), method, target, headers, body.replace('\'', '"').getBytes(UTF_8));
  }

  private static void check(Known known, RawHttp.Answer answer) {
    OpenApiContract.check(
        known.method(),
        known.template(),
        answer.status(),
        answer.header("Content-Type"),
        answer.body());
  }

  private static void assertProblem(RawHttp.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    if (answer.body().length > 0) {
      var problem = Json.read(answer.body(), Problem.class);
      assertThat(problem.code()).isEqualTo(code);
      assertThat(problem.status()).isEqualTo(status);
      assertThat(problem.detail()).isNotBlank();
      assertThat(problem.remedy()).isNotBlank();
    }
    assertThat(SERVICE.refusals).contains(code);
  }
}
