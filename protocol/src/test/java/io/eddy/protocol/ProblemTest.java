package io.eddy.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.event.InvalidEventException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void namesFieldValueAndRemedy() {
    var broken =
        new InvalidEventException("out_of_range", "count", "51", "Send a number from 1 to 50.");

    assertThat(json(Problem.of(Refusal.of(broken))))
        .isEqualTo(
            """
            {"type":"urn:eddy:problem:out_of_range","title":"Out of range","status":400,\
            "detail":"The field count is refused: out of range.","field":"count","value":"51",\
            "remedy":"Send a number from 1 to 50."}\
            """);
  }

  @Test
  void carriesFurtherMembersAtTheTopLevel() {
    var members = new LinkedHashMap<String, Object>();
    members.put("accepted", 0);
    members.put("items", List.of(Map.of("index", 0)));
    var problem = Problem.of(422, "all_rejected", "None was accepted.", null).with(members);

    assertThat(json(problem))
        .isEqualTo(
            """
            {"type":"urn:eddy:problem:all_rejected","title":"All rejected","status":422,\
            "detail":"None was accepted.","accepted":0,"items":[{"index":0}]}\
            """);
    assertThat(Json.read(Json.write(problem), Problem.class)).isEqualTo(problem);
  }

  @Test
  void knowsItsCode() {
    assertThat(Problem.of(404, "not_found", "Nothing.", null).code()).isEqualTo("not_found");
    assertThat(new Problem("about:blank", "", 404, "", null, null, null, Map.of()).code())
        .isEqualTo("about:blank");
  }

  @Test
  void repeatsAtMostFortyCharactersOfAStrangersValue() {
    assertThat(refused("x".repeat(40)).value()).isEqualTo("x".repeat(40));
    assertThat(refused("x".repeat(500)).value()).isEqualTo("x".repeat(40) + "…");
    assertThat(refused("\uD83D").value()).isEqualTo("\uFFFD");
  }

  private static Refusal refused(String value) {
    return new Refusal(400, "invalid_id", "No.", "id", value, "Send another one.");
  }

  private static String json(Object value) {
    return new String(Json.write(value), UTF_8);
  }
}
