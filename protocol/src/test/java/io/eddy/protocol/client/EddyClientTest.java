package io.eddy.protocol.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eddy.protocol.Json;
import io.eddy.protocol.Mode;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Problem;
import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.HealthAnswer;
import io.eddy.protocol.answer.ModeAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.PreferredRoom;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.protocol.event.EventFormat;
import io.eddy.protocol.event.EventReader;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EddyClientTest {
  private static final SlateAnswer SLATE =
      new SlateAnswer("d0-7-k3", "learning", "slate-q", 17, List.of(), null, "no_rooms", null);
  private static final ModeAnswer MODE =
      new ModeAnswer(Mode.FROZEN, "why", Instant.parse("2026-11-24T12:00:00Z"));

  private FakeService service;
  private EddyClient client;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
    client = new EddyClient(service.base());
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void sendsEventsAsAnArray() {
    answers(new EventsAnswer(2, 0, 0, List.of()));

    assertThat(client.send(events(2))).isEqualTo(new EventsAnswer(2, 0, 0, List.of()));
    assertThat(sent(0)).isEqualTo(events(2));
    assertThat(service.asked().getFirst())
        .returns("POST", FakeService.Asked::method)
        .returns("/api/v1/events", FakeService.Asked::path)
        .returns("application/json", FakeService.Asked::contentType);
  }

  @Test
  void sendsNothingForNoEvents() {
    assertThat(client.send(List.of())).isEqualTo(EventsAnswer.EMPTY);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void splitsAtAThousandEventsAndCountsIndicesOn() {
    var item = new EventsAnswer.Item(3, "duplicate", null, null, null, null);
    answers(new EventsAnswer(999, 1, 0, List.of(item)));
    answers(new EventsAnswer(999, 1, 0, List.of(item)));
    answers(new EventsAnswer(1, 0, 0, List.of()));

    var answer = client.send(events(2_001));

    assertThat(answer)
        .isEqualTo(new EventsAnswer(1_999, 2, 0, List.of(item.at(3), item.at(1_003))));
    assertThat(sent(0)).hasSize(1_000);
    assertThat(sent(1)).hasSize(1_000);
    assertThat(sent(2)).isEqualTo(events(2_001).subList(2_000, 2_001));
  }

  @Test
  void splitsAtAMebibyte() {
    // 16,404 bytes a comment of 4,096 emoji and its envelope: 63 fit into 1,048,576 bytes.
    var text = "😀".repeat(4_096);
    var comments =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    (LiveEvent)
                        new ViewerEvent.Comment(
                            new Envelope("app", "c" + i, 5), "u", "r", text, 4_096, null))
            .toList();
    answers(new EventsAnswer(63, 0, 0, List.of()));
    answers(new EventsAnswer(37, 0, 0, List.of()));

    assertThat(client.send(comments).accepted()).isEqualTo(100);
    assertThat(sent(0)).hasSize(63);
    assertThat(sent(1)).hasSize(37);
  }

  @Test
  void sendsUnderItsOwnSourceIfItHasOne() {
    answers(new EventsAnswer(1, 0, 0, List.of()));
    try (var named = new EddyClient(service.base(), "web")) {
      named.send(events(1));
    }

    assertThat(sent(0).getFirst().envelope()).isEqualTo(new Envelope("web", "e0", 1_000));
  }

  @Test
  void answersABatchOfRejectionsLikeAnyOther() {
    var item = new EventsAnswer.Item(0, "rejected", "too_old", "time", "1000", "Send it sooner.");
    var rejected = new EventsAnswer(0, 0, 1, List.of(item));
    var problem = Problem.of(422, "all_rejected", "None.", null).with(rejected.members());
    service.answers(422, Problem.MEDIA_TYPE, Json.write(problem));

    assertThat(client.send(events(1))).isEqualTo(rejected);
  }

  @Test
  void asksForASlate() {
    answers(SLATE);

    assertThat(client.recommend(SlateRequest.of("u1", 5))).isEqualTo(SLATE);
    assertThat(service.asked().getFirst())
        .returns("/api/v1/recommend", FakeService.Asked::path)
        .returns(
            "{\"viewerId\":\"u1\",\"count\":5,\"placement\":\"home\"}", FakeService.Asked::body);
  }

  @Test
  void tellsWhatItsOwnRecommenderShowed() {
    var answer =
        new ExternalAnswer(
            "d0-8-m2",
            "learning",
            List.of(new PreferredRoom("r2", "b2", "s2", 0, 1.5)),
            List.of(new ExternalAnswer.Dropped("r9", ExternalAnswer.Dropped.NOT_LIVE)),
            null,
            null);
    answers(answer);

    var shown = List.of(new ExternalSlate.Shown("r1", null), new ExternalSlate.Shown("r9", null));
    var slate = new ExternalSlate("u1", "home", "external:mine", shown, List.of(), null);
    assertThat(client.observe(slate)).isEqualTo(answer);
    assertThat(service.asked().getFirst())
        .returns("/api/v1/decisions", FakeService.Asked::path)
        .returns(
            "{\"viewerId\":\"u1\",\"placement\":\"home\",\"policy\":\"external:mine\","
                + "\"items\":[{\"roomId\":\"r1\"},{\"roomId\":\"r9\"}]}",
            FakeService.Asked::body);
  }

  @Test
  void encodesIdsInPaths() {
    var viewer =
        new ViewerAnswer("a/b", new ViewerAnswer.Counts(1, 0, 0, 0, 0, 0), List.of(), List.of());
    answers(viewer);
    answers(viewer);
    answers(new DecisionAnswer(SLATE, MODE.since(), "home", List.of(), List.of(), null));

    assertThat(client.viewer("a/b c+d%?#é*")).contains(viewer);
    client.viewer("..");
    assertThat(client.decision("d0-7-k3").answer()).isEqualTo(SLATE);
    assertThat(service.asked())
        .extracting(FakeService.Asked::path)
        .containsExactly(
            "/api/v1/viewers/a%2Fb%20c%2Bd%25%3F%23%C3%A9%2A",
            "/api/v1/viewers/%2E%2E", "/api/v1/decisions/d0-7-k3");
  }

  @Test
  void knowsNoViewerWhereTheServiceKnowsNone() {
    fails(404, "not_found");

    assertThat(client.viewer("nobody")).isEmpty();
  }

  @Test
  void pagesThroughRooms() {
    answers(new RoomsAnswer(List.of(), "r/2"));
    answers(new RoomsAnswer(List.of(), null));

    var first = client.rooms(20, null);
    client.rooms(20, first.nextCursor());

    assertThat(service.asked())
        .extracting(FakeService.Asked::path)
        .containsExactly("/api/v1/rooms?limit=20", "/api/v1/rooms?limit=20&cursor=r%2F2");
  }

  @Test
  void readsPolicies() {
    var policies = new PoliciesAnswer(new PoliciesAnswer.InForce("slate-q", 0), List.of());
    answers(policies);

    assertThat(client.policies()).isEqualTo(policies);
  }

  @Test
  void readsAndSetsTheMode() {
    answers(MODE);
    answers(MODE);

    assertThat(client.mode()).isEqualTo(MODE);
    assertThat(client.mode(Mode.FROZEN, "why")).isEqualTo(MODE);
    assertThat(service.asked().getLast())
        .returns("PUT", FakeService.Asked::method)
        .returns("{\"mode\":\"frozen\",\"reason\":\"why\"}", FakeService.Asked::body);
  }

  @Test
  void isReadyOnlyIfTheServiceSaysSo() {
    var notReady = Json.write(HealthAnswer.of(Map.of("recovered", false)));
    service.answers(503, Json.MEDIA_TYPE, notReady);
    service.answers(200, Json.MEDIA_TYPE, Json.write(HealthAnswer.of(Map.of())));

    assertThat(client.ready()).isFalse();
    assertThat(client.ready()).isTrue();
    assertThat(service.asked().getFirst().path()).isEqualTo("/health/ready");

    service.close();
    assertThat(client.ready()).isFalse();
  }

  @Test
  void carriesTheProblemOfAFailure() {
    var problem = Problem.of(503, "overload", "The queue is full.", "Wait.");
    service.answers(503, Problem.MEDIA_TYPE, Json.write(problem), Map.of("Retry-After", "2"));

    var failure = failure(() -> client.recommend(SlateRequest.of("u")));

    assertThat(failure.problem()).contains(problem);
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(failure).hasMessage("503 Overload: The queue is full.");
  }

  @Test
  void makesAProblemOfWhatAnsweredWithout() {
    service.answers(502, "text/html", "<h1>Bad gateway</h1>".getBytes(UTF_8));

    var failure = failure(client::policies);

    assertThat(failure.status()).isEqualTo(502);
    assertThat(failure.problem()).map(Problem::code).contains("http_502");
    assertThat(failure.retryAfter()).isEmpty();
  }

  @Test
  void failsOnAnAnswerThatItCannotRead() {
    service.answers(200, Json.MEDIA_TYPE, "{\"mode\":".getBytes(UTF_8));

    assertThat(failure(client::mode).problem()).isEmpty();
  }

  @Test
  void failsWithoutProblemWhereNobodyAnswers() {
    service.close();

    var failure = failure(client::mode);

    assertThat(failure.problem()).isEmpty();
    assertThat(failure.status()).isZero();
    assertThat(failure).hasMessageContaining(service.base().toString());
  }

  @Test
  void keepsItsConnection() {
    answers(MODE);
    answers(MODE);

    client.mode();
    client.mode();

    assertThat(service.asked().get(1).port()).isEqualTo(service.asked().get(0).port());
  }

  @Test
  void takesABaseThatEndsInASlash() {
    answers(MODE);
    try (var other = new EddyClient(URI.create(service.base() + "/"))) {
      other.mode();
    }

    assertThat(service.asked().getFirst().path()).isEqualTo("/api/v1/mode");
  }

  private void answers(Object body) {
    service.answers(200, Json.MEDIA_TYPE, Json.write(body));
  }

  private void fails(int status, String code) {
    service.answers(status, Problem.MEDIA_TYPE, Json.write(Problem.of(status, code, "No.", null)));
  }

  private static EddyException failure(Runnable call) {
    return catchThrowableOfType(EddyException.class, call::run);
  }

  private static List<LiveEvent> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                (LiveEvent)
                    new ViewerEvent.Like(
                        new Envelope("app", "e" + i, 1_000 + i), "u1", "r1", 1, null))
        .toList();
  }

  private List<LiveEvent> sent(int request) {
    var body = service.asked().get(request).body().getBytes(UTF_8);
    var parsed = EventReader.read(body, EventFormat.JSON, "default", 0);
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid<ParsedBatch>) parsed)
        .value().items().stream().map(item -> ((ParsedItem.Valid) item).event()).toList();
  }
}
