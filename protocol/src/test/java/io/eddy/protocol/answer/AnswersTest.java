package io.eddy.protocol.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eddy.protocol.Json;
import io.eddy.protocol.Mode;
import io.eddy.protocol.OpenApiContract;
import io.eddy.protocol.Problem;
import io.eddy.protocol.event.ParsedItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer is what openapi.yaml describes, and reads back as it was. */
class AnswersTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.250Z");

  private static final SlateAnswer SLATE =
      new SlateAnswer(
          "d0-7-k3",
          "learning",
          "slate-q",
          17,
          List.of(
              new SlateAnswer.Item(
                  "r1", "b1", "s1", 0, 1.42, 0.173, false, "You watched 3 music rooms today")),
          null,
          null,
          null);

  /** What a caller showed without telling how probable it was. */
  private static final SlateAnswer EXTERNAL =
      new SlateAnswer(
          "d0-8-m2",
          "learning",
          "external:mine",
          0,
          List.of(new SlateAnswer.Item("r1", "b1", "s1", 0, 1.42, null, false, "Just started")),
          null,
          null,
          null);

  @ParameterizedTest
  @MethodSource("answers")
  void isDescribedAndReadsBack(String method, String path, int status, Object answer) {
    var json = Json.write(answer);

    OpenApiContract.check(method, path, status, Json.MEDIA_TYPE, json);
    assertThat(Json.read(json, answer.getClass())).isEqualTo(answer);
  }

  static List<Arguments> answers() {
    var version =
        new PoliciesAnswer.Version(
            "slate-q",
            1,
            0,
            -1,
            new PoliciesAnswer.LogPosition(0, 77),
            5,
            "5f0c",
            "91e2d0a7c3b4f586",
            "a61b",
            NOON);
    return List.of(
        Arguments.of("POST", "/api/v1/recommend", 200, SLATE),
        Arguments.of(
            "POST",
            "/api/v1/recommend",
            200,
            new SlateAnswer(
                null, "learning", "popularity", 0, List.of(), true, "log_unavailable", "d0-1-x")),
        Arguments.of("POST", "/api/v1/events", 200, EventsAnswer.EMPTY),
        Arguments.of(
            "POST",
            "/api/v1/events",
            200,
            new EventsAnswer(
                1,
                2,
                1,
                List.of(
                    EventsAnswer.Item.duplicate(0),
                    EventsAnswer.Item.conflict(1),
                    EventsAnswer.Item.rejected(
                        new ParsedItem.Rejected(2, "not_an_object", null, null, "Send one."))))),
        Arguments.of(
            "GET",
            "/api/v1/decisions/{decisionId}",
            200,
            new DecisionAnswer(
                SLATE,
                NOON,
                "home",
                List.of(
                    new DecisionAnswer.Candidate("r1", "history", 1.42),
                    new DecisionAnswer.Candidate("r2", "heat", null)),
                List.of(new DecisionAnswer.Outcome(0, "watch", 32.5)),
                null)),
        Arguments.of(
            "GET",
            "/api/v1/decisions/{decisionId}",
            200,
            new DecisionAnswer(
                EXTERNAL,
                NOON,
                "home",
                List.of(new DecisionAnswer.Candidate("r1", "caller", 1.42)),
                List.of(),
                List.of(new PreferredRoom("r1", null, null, 0, 1.42)))),
        Arguments.of(
            "POST",
            "/api/v1/decisions",
            200,
            new ExternalAnswer(
                "d0-8-m2",
                "learning",
                List.of(new PreferredRoom("r1", "b1", "s1", 0, 1.42)),
                List.of(new ExternalAnswer.Dropped("r9", ExternalAnswer.Dropped.NOT_LIVE)),
                true,
                "overload")),
        Arguments.of(
            "POST",
            "/api/v1/decisions",
            200,
            new ExternalAnswer("d0-8-m2", "learning", List.of(), List.of(), null, null)),
        Arguments.of(
            "GET",
            "/api/v1/rooms",
            200,
            new RoomsAnswer(
                List.of(
                    new RoomsAnswer.Room("r1", "b1", "s1", "music", 125L, 5.1, NOON),
                    new RoomsAnswer.Room("r2", "b2", "s2", null, null, 0, NOON)),
                null)),
        Arguments.of("GET", "/api/v1/rooms", 200, new RoomsAnswer(List.of(), "r2")),
        Arguments.of(
            "GET",
            "/api/v1/viewers/{viewerId}",
            200,
            new ViewerAnswer(
                "u1",
                new ViewerAnswer.Counts(9, 2, 3, 1, 1, 1),
                List.of(new ViewerAnswer.OpenVisit("r1", 32.5)),
                List.of("s1"))),
        Arguments.of(
            "GET",
            "/api/v1/policies",
            200,
            new PoliciesAnswer(new PoliciesAnswer.InForce("slate-q", 1), List.of(version))),
        Arguments.of("GET", "/api/v1/mode", 200, new ModeAnswer(Mode.LEARNING, "", NOON)),
        Arguments.of("PUT", "/api/v1/mode", 200, new ModeAnswer(Mode.BASELINE, "odd", NOON)),
        Arguments.of("GET", "/health/live", 200, HealthAnswer.of(Map.of())),
        Arguments.of(
            "GET",
            "/health/ready",
            503,
            HealthAnswer.of(Map.of("recovered", true, "caughtUp", false))));
  }

  @Test
  void writesTheSlateOfTheContract() {
    assertThat(json(SLATE))
        .isEqualTo(
            """
            {"decisionId":"d0-7-k3","arm":"learning","policy":"slate-q","policyVersion":17,\
            "items":[{"roomId":"r1","broadcastId":"b1","streamerId":"s1","position":0,\
            "score":1.42,"propensity":0.173,"explored":false,\
            "reason":"You watched 3 music rooms today"}]}\
            """);
  }

  @Test
  void keepsTheSlatesFieldsAtTheTopLevelOfADecision() {
    assertThat(json(new DecisionAnswer(SLATE, NOON, "home", List.of(), List.of(), null)))
        .isEqualTo(
            json(SLATE).substring(0, json(SLATE).length() - 1)
                + ",\"time\":\"2026-11-24T12:00:00.250Z\",\"placement\":\"home\","
                + "\"candidates\":[],\"outcomes\":[]}");
  }

  @Test
  void saysNothingOfWhatIsNotThere() {
    assertThat(json(EXTERNAL)).doesNotContain("propensity");
    assertThat(json(new ExternalAnswer("d", "a", List.of(), List.of(), null, null)))
        .isEqualTo("{\"decisionId\":\"d\",\"arm\":\"a\",\"wouldShow\":[]}");
  }

  @Test
  void writesNullWhereADecisionHasNoId() {
    assertThat(json(new SlateAnswer(null, "a", "p", 0, List.of(), true, "log_unavailable", null)))
        .isEqualTo(
            """
            {"decisionId":null,"arm":"a","policy":"p","policyVersion":0,"items":[],\
            "degraded":true,"reason":"log_unavailable"}\
            """);
  }

  @Test
  void writesTheEventsAnswerOfTheContract() {
    var rejected =
        new ParsedItem.Rejected(2, "unknown_type", "type", "entr", "Send one of: enter.");

    assertThat(json(new EventsAnswer(3, 0, 1, List.of(EventsAnswer.Item.rejected(rejected)))))
        .isEqualTo(
            """
            {"accepted":3,"duplicate":0,"rejected":1,"items":[{"index":2,"status":"rejected",\
            "code":"unknown_type","field":"type","value":"entr","remedy":"Send one of: enter."}]}\
            """);
  }

  @Test
  void answersAWhollyRejectedBatchWithAProblemThatCarriesIt() {
    var rejected = new ParsedItem.Rejected(0, "missing_field", "roomId", null, "Send it.");
    var answer = new EventsAnswer(0, 0, 1, List.of(EventsAnswer.Item.rejected(rejected)));
    var problem =
        Problem.of(422, "all_rejected", "None was accepted.", null).with(answer.members());

    OpenApiContract.check("POST", "/api/v1/events", 422, Problem.MEDIA_TYPE, Json.write(problem));
    assertThat(answer.allRejected()).isTrue();
    assertThat(EventsAnswer.EMPTY.allRejected()).isFalse();
    assertThat(new EventsAnswer(0, 1, 1, List.of()).allRejected()).isFalse();
    assertThat(Json.read(Json.write(problem), EventsAnswer.class)).isEqualTo(answer);
  }

  @Test
  void refusesNumbersThatJsonLacks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlateAnswer.Item("r", "b", "s", 0, Double.NaN, 0.5, false, ""))
        .withMessageContaining("score");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DecisionAnswer.Outcome(0, "watch", Double.POSITIVE_INFINITY));
  }

  private static String json(Object value) {
    return new String(Json.write(value), UTF_8);
  }
}
