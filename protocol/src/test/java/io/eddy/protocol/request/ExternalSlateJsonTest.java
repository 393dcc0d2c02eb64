package io.eddy.protocol.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Parsed;
import io.eddy.protocol.Refusal;
import io.eddy.recommender.decision.ExternalSlate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalSlateJsonTest {
  private static ExternalSlate.Shown shown(String room, @Nullable Double propensity) {
    return new ExternalSlate.Shown(room, propensity);
  }

  @Test
  void readsTheExampleOfTheContract() {
    assertThat(
            valid(
                """
                {"viewerId":"u1","placement":"feed","policy":"external:mine","new":1,
                 "items":[{"roomId":"r1","propensity":0.5,"new":1},{"roomId":"r4","propensity":1}],
                 "candidates":["r1","r2","r2"],"requestId":"q1"}
                """))
        .isEqualTo(
            new ExternalSlate(
                "u1",
                "feed",
                "external:mine",
                List.of(shown("r1", .5), shown("r4", 1.0)),
                List.of("r1", "r2"),
                "q1"));
  }

  @Test
  void needsViewerPolicyAndItems() {
    assertThat(
            valid(
                "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r','propensity':null}],"
                    + "'placement':null,'candidates':null,'requestId':null}"))
        .isEqualTo(
            new ExternalSlate(
                "u", "home", "external:x", List.of(shown("r", null)), List.of(), null));
  }

  @Test
  void returnsEverySlateAsItWas() {
    var slate =
        new ExternalSlate(
            "u/1",
            "feed",
            "external:舞蹈",
            List.of(shown("b", .25), shown("a", 1e-300)),
            List.of("c", "a"),
            "q");
    assertThat(valid(new String(ExternalSlateJson.write(slate), UTF_8))).isEqualTo(slate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{}                                         | missing_field | viewerId            | -",
        "{'viewerId':'u'}                           | missing_field | policy              | -",
        "{'viewerId':'u','policy':'slate-q'}        | invalid_policy | policy             |"
            + " slate-q",
        "{'viewerId':'u','policy':'external:'}      | invalid_policy | policy             |"
            + " external:",
        "{'viewerId':'u','policy':'External:x'}     | invalid_policy | policy             |"
            + " External:x",
        "{'viewerId':'u','policy':'external:x'}     | missing_field | items               | -",
        "{'viewerId':'u','policy':'external:x','items':[]}  | missing_field | items       | -",
        "{'viewerId':'u','policy':'external:x','items':{}}  | invalid_type  | items       | {…}",
        "{'viewerId':'u','policy':'external:x','items':['r']} | invalid_type | items      | r",
        "{'viewerId':'u','policy':'external:x','items':[{}]} | missing_field |"
            + " items[0].roomId | -",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':7}]} | invalid_type |"
            + " items[0].roomId | 7",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r'},{'roomId':'r'}]} |"
            + " duplicate_room | items[1].roomId | r",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r','propensity':0}]} |"
            + " out_of_range | items[0].propensity | 0.0",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r','propensity':1.01}]} |"
            + " out_of_range | items[0].propensity | 1.01",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r','propensity':'1'}]} |"
            + " invalid_type | items[0].propensity | 1",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r','propensity':1},"
            + "{'roomId':'s'}]} | propensities_incomplete | items | 1 of 2",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r'}],'candidates':['']} |"
            + " invalid_id | candidates | ``",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r'}],'requestId':''} |"
            + " invalid_id | requestId | ``",
        "{'viewerId':'u','policy':'external:x','items':[{'roomId':'r'}],'placement':''} |"
            + " invalid_id | placement | ``",
      })
  void refusesAFieldThatBreaksARuleAndNamesIt(
      String json, String code, String field, @Nullable String value) {
    var refusal = refused(json);

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.value()).isEqualTo(value);
    assertThat(refusal.remedy()).isNotBlank();
  }

  @Test
  void refusesMoreThanItTakes() {
    var start = "{'viewerId':'u','policy':'external:x','items':[";
    var many =
        IntStream.range(0, 51)
            .mapToObj("{'roomId':'r%d'}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(refused(start + many + "]}"))
        .returns("too_many", Refusal::code)
        .returns("items", Refusal::field)
        .returns("51", Refusal::value);
    var candidates =
        IntStream.range(0, 501).mapToObj("'c%d'"::formatted).collect(Collectors.joining(","));
    assertThat(refused(start + "{'roomId':'r'}],'candidates':[" + candidates + "]}"))
        .returns("too_many", Refusal::code)
        .returns("candidates", Refusal::field);
  }

  private static ExternalSlate valid(String json) {
    return switch (read(json)) {
      case Parsed.Valid<ExternalSlate>(var slate) -> slate;
      case Parsed.Refused<ExternalSlate>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  private static Refusal refused(String json) {
    return switch (read(json)) {
      case Parsed.Valid<ExternalSlate>(var slate) -> throw new AssertionError(slate);
      case Parsed.Refused<ExternalSlate>(var refusal) -> refusal;
    };
  }

  private static Parsed<ExternalSlate> read(String json) {
    return ExternalSlateJson.read(json.replace('\'', '"').getBytes(UTF_8));
  }
}
