package io.eddy.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.protocol.Json;
import io.eddy.protocol.OpenApiContract;
import io.eddy.service.telemetry.LiveMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server answers when nothing is wrong, the stream, and how it stops. */
@Timeout(30)
class HttpServerTest {
  private final FakeService service = new FakeService();
  private final HttpServer server =
      HttpServer.start(service, InstantSource.system(), "127.0.0.1", 0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.stop(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/v1/events                 | /api/v1/events       |"
            + " [{\"type\":\"like\",\"viewerId\":\"u1\",\"roomId\":\"r1\"},7] | 200",
        "POST | /api/v1/events                 | /api/v1/events       | [{}] | 422",
        "POST | /api/v1/recommend              | /api/v1/recommend    | {\"viewerId\":\"u1\"} |"
            + " 200",
        "POST | /api/v1/decisions              | /api/v1/decisions    | {\"viewerId\":\"u1\","
            + "\"policy\":\"external:mine\",\"items\":[{\"roomId\":\"r1\"}]} | 200",
        "POST | /api/v1/decisions              | /api/v1/decisions    | {\"viewerId\":\"u1\","
            + "\"policy\":\"external:mine\",\"items\":[{\"roomId\":\"r9\"}]} | 422",
        "GET  | /api/v1/decisions/{decisionId} | /api/v1/decisions/d1 | | 200",
        "GET  | /api/v1/decisions/{decisionId} | /api/v1/decisions/d2 | | 404",
        "GET  | /api/v1/rooms                  | /api/v1/rooms        | | 200",
        "GET  | /api/v1/rooms                  | /api/v1/rooms?limit=0 | | 400",
        "GET  | /api/v1/viewers/{viewerId}     | /api/v1/viewers/u1   | | 200",
        "GET  | /api/v1/policies               | /api/v1/policies     | | 200",
        "GET  | /api/v1/mode                   | /api/v1/mode         | | 200",
        "PUT  | /api/v1/mode                   | /api/v1/mode         | {\"mode\":\"frozen\"} |"
            + " 200",
        "GET  | /health/live                   | /health/live         | | 200",
        "GET  | /health/ready                  | /health/ready        | | 200",
        "GET  | /metrics                       | /metrics             | | 200",
        "GET  | /openapi.json                  | /openapi.json        | | 200"
      })
  void answersAsDescribed(String method, String template, String path, String body, int status)
      throws IOException, InterruptedException {
    var answer = ask(method, path, body == null ? "" : body);

    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
    OpenApiContract.check(
        method, template, status, answer.headers().firstValue("Content-Type").get(), answer.body());
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void describesNotReadyToo() throws IOException, InterruptedException {
    service.ready = false;

    var answer = ask("GET", "/health/ready", "");

    OpenApiContract.check("GET", "/health/ready", 503, "application/json", answer.body());
    assertThat(answer.statusCode()).isEqualTo(503);
  }

  @Test
  void writesForNoPageOfAnotherSite() throws Exception {
    var body = "{\"viewerId\":\"u1\"}".getBytes(StandardCharsets.UTF_8);
    var refused =
        RawHttp.ask(
            server.port(), "POST", "/api/v1/recommend", "Sec-Fetch-Site: cross-site\r\n", body);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("urn:eddy:problem:cross_site");
    for (var site : List.of("same-origin", "same-site", "none")) {
      var headers = "Sec-Fetch-Site: " + site + "\r\n";
      assertThat(RawHttp.ask(server.port(), "POST", "/api/v1/recommend", headers, body).status())
          .isEqualTo(200);
    }
  }

  @Test
  void carriesManyRequestsOverOneConnectionWhateverTheirAnswers() throws Exception {
    for (var i = 0; i < 20; i++) {
      assertThat(ask("POST", "/api/v1/recommend", "{\"viewerId\":\"u1\"}").statusCode())
          .isEqualTo(200);
      assertThat(ask("POST", "/api/v1/recommend", "{").statusCode()).isEqualTo(400);
      assertThat(ask("POST", "/api/v1/nothing", "{}").statusCode()).isEqualTo(404);
      assertThat(ask("POST", "/api/v1/events", " ".repeat(1_100_000)).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void streamsOneFrameASecond() throws Exception {
    var answer = openStream();
    var lines = new ArrayList<String>();
    try (var reader = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
      for (var i = 0; i < 8; i++) {
        lines.add(reader.readLine());
      }
    }

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    OpenApiContract.check("GET", "/api/v1/metrics/stream", 200, "text/event-stream", new byte[] {});
    assertThat(lines.get(0)).isEqualTo("retry: 2000");
    assertThat(lines.get(1)).isEmpty();
    for (var second = 1; second <= 3; second++) {
      var line = lines.get(2 * second);
      assertThat(line).startsWith("data: ");
      var metrics = Json.read(line.substring(6).getBytes(UTF_8), LiveMetrics.class);
      assertThat(metrics.uptimeSeconds()).isEqualTo(second);
      assertThat(metrics.arms()).containsOnlyKeys("learning", "popularity");
    }
  }

  @Test
  void restsWhileRequestsNeedTheTime() throws Exception {
    service.rests = true;

    try (var reader = new BufferedReader(new InputStreamReader(openStream().body(), UTF_8))) {
      reader.readLine();
      reader.readLine();
      assertThat(reader.readLine()).isEqualTo("event: rest");
      assertThat(reader.readLine()).isEqualTo("data: {}");
      service.rests = false;
      var line = reader.readLine();
      while (!line.startsWith("data: {\"time\":")) {
        line = reader.readLine();
      }
    }
  }

  @Test
  void boundsTheNumberOfStreamsAndGivesPlacesBack() throws Exception {
    var open = new ArrayList<InputStream>();
    for (var i = 0; i < 32; i++) {
      open.add(openStream().body());
    }
    var refused = openStream();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");

    for (var stream : open) {
      stream.close();
    }
    var status = 503;
    while (status == 503) {
      Thread.sleep(100);
      var again = openStream();
      status = again.statusCode();
      again.body().close();
    }
    assertThat(status).isEqualTo(200);
  }

  @Test
  void letsRequestsInFlightFinishWhenItStops() throws Exception {
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    service.beforeAnswer =
        () -> {
          inside.countDown();
          try {
            leave.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    var answer =
        client.sendAsync(request("GET", "/api/v1/policies", ""), BodyHandlers.ofByteArray());
    inside.await();
    var stopping = Thread.ofPlatform().start(() -> server.stop(Duration.ofSeconds(10)));
    while (RawHttp.ask(server.port(), "GET", "/health/live", "").status() != 503) {
      Thread.onSpinWait();
    }
    leave.countDown();

    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    stopping.join();
    assertThatThrownBy(() -> ask("GET", "/health/live", "")).isInstanceOf(IOException.class);
  }

  @Test
  void endsStreamsWhenItStops() throws Exception {
    var stream = openStream().body();
    var started = System.nanoTime();
    server.stop(Duration.ofSeconds(10));

    stream.readAllBytes();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void saysWhichAddressItCouldNotTake() {
    assertThatThrownBy(
            () -> HttpServer.start(service, InstantSource.system(), "127.0.0.1", server.port()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "Could not listen on 127.0.0.1:%d. Maybe another server does; choose another port."
                .formatted(server.port()));
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/dashboard/app.js, text/javascript; charset=utf-8",
    "/dashboard/panels/lift.js, text/javascript; charset=utf-8",
    "/dashboard/style.css, text/css; charset=utf-8",
    "/dashboard/en.json, application/json",
    "/dashboard/icon.svg, image/svg+xml",
    "/dashboard/uplot.js, text/javascript; charset=utf-8",
    "/dashboard/uplot.css, text/css; charset=utf-8"
  })
  void servesTheDashboardWithoutLeaveToLoadFromElsewhere(String path, String contentType)
      throws IOException, InterruptedException {
    var file = ask("GET", path, "");
    var etag = file.headers().firstValue("ETag").get();

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isNotEmpty();
    assertThat(file.headers().firstValue("Content-Type")).contains(contentType);
    assertThat(file.headers().firstValue("Content-Security-Policy").get())
        .startsWith("default-src 'none'; script-src 'self';");
    var again =
        client.send(
            HttpRequest.newBuilder(uri(path)).header("If-None-Match", etag).build(),
            BodyHandlers.ofByteArray());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  private HttpResponse<InputStream> openStream() throws IOException, InterruptedException {
    return client.send(request("GET", "/api/v1/metrics/stream", ""), BodyHandlers.ofInputStream());
  }

  private HttpResponse<byte[]> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body), BodyHandlers.ofByteArray());
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
