package io.eddy.protocol.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Parsed;
import io.eddy.protocol.Refusal;
import io.eddy.recommender.decision.SlateRequest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlateRequestJsonTest {
  @Test
  void readsTheExampleOfTheContract() {
    var request =
        valid(
            """
            {"viewerId":"u1","count":10,"placement":"home","context":{"any":[1]},"exclude":["r7"],
             "filter":{"categories":["music"],"languages":[]},"requestId":"q1","after":"d8","new":1}
            """);

    assertThat(request)
        .isEqualTo(
            new SlateRequest(
                "u1", 10, "home", Set.of("r7"), Set.of("music"), Set.of(), "q1", "d8"));
  }

  @Test
  void needsOnlyTheViewer() {
    assertThat(valid("{'viewerId':'anon:7'}")).isEqualTo(SlateRequest.of("anon:7", 10));
    assertThat(
            valid(
                "{'viewerId':'u','count':null,'placement':null,'context':null,'exclude':null,"
                    + "'filter':null,'requestId':null,'after':null}"))
        .isEqualTo(SlateRequest.of("u", 10));
  }

  @Test
  void returnsEveryRequestAsItWas() {
    var full =
        new SlateRequest("u/1", 50, "feed", Set.of("b", "a"), Set.of("舞蹈"), Set.of("en"), "q", "d");

    assertThat(valid(new String(SlateRequestJson.write(full), UTF_8))).isEqualTo(full);
    assertThat(new String(SlateRequestJson.write(SlateRequest.of("u")), UTF_8))
        .isEqualTo("{\"viewerId\":\"u\",\"count\":10,\"placement\":\"home\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{}                                          | missing_field | viewerId          | -",
        "{'viewerId':7}                              | invalid_type  | viewerId          | 7",
        "{'viewerId':''}                             | invalid_id    | viewerId          | ``",
        "{'viewerId':'u','count':0}                  | out_of_range  | count             | 0",
        "{'viewerId':'u','count':51}                 | out_of_range  | count             | 51",
        "{'viewerId':'u','count':4294967297}         | out_of_range  | count             |"
            + " 4294967297",
        "{'viewerId':'u','count':'3'}                | invalid_type  | count             | 3",
        "{'viewerId':'u','count':2.5}                | invalid_type  | count             | 2.5",
        "{'viewerId':'u','placement':[]}             | invalid_type  | placement         | […]",
        "{'viewerId':'u','context':'x'}              | invalid_type  | context           | x",
        "{'viewerId':'u','exclude':'r'}              | invalid_type  | exclude           | r",
        "{'viewerId':'u','exclude':['']}             | invalid_id    | exclude           | ``",
        "{'viewerId':'u','filter':[]}                | invalid_type  | filter            | […]",
        "{'viewerId':'u','filter':{'categories':[1]}} | invalid_type | filter.categories | 1",
        "{'viewerId':'u','filter':{'languages':['']}} | invalid_id   | filter.languages  | ``",
        "{'viewerId':'u','after':''}                 | invalid_id    | after             | ``",
      })
  void refusesAFieldThatBreaksARuleAndNamesIt(
      String json, String code, String field, String value) {
    var refusal = refused(json);

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.value()).isEqualTo(value);
    assertThat(refusal.remedy()).startsWith("Send ");
  }

  @Test
  void boundsTheLists() {
    var ids =
        IntStream.range(0, 1_001).mapToObj("'r%d'"::formatted).collect(Collectors.joining(","));

    assertThat(refused("{'viewerId':'u','exclude':[%s]}".formatted(ids)).code())
        .isEqualTo("too_many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{'viewerId':'u'}}", "{'viewerId':NaN}", "{'a':1,'a':1}"})
  void refusesWhatIsNoJson(String body) {
    assertThat(refused(body).code()).isEqualTo("malformed_body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "null", "'u'"})
  void refusesWhatIsNoObject(String body) {
    assertThat(refused(body).code()).isEqualTo("not_an_object");
    assertThat(refused(body).status()).isEqualTo(400);
  }

  @Test
  void refusesMoreThanAMebibyte() {
    assertThat(refused("{}" + " ".repeat(1 << 20)).status()).isEqualTo(413);
  }

  private static SlateRequest valid(String json) {
    var parsed = SlateRequestJson.read(json.replace('\'', '"').getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid<SlateRequest>) parsed).value();
  }

  private static Refusal refused(String json) {
    var parsed = SlateRequestJson.read(json.replace('\'', '"').getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    return ((Parsed.Refused<SlateRequest>) parsed).refusal();
  }
}
