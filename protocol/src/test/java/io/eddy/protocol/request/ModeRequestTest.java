package io.eddy.protocol.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Mode;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModeRequestTest {
  @ParameterizedTest
  @EnumSource(Mode.class)
  void readsWhatItWrites(Mode mode) {
    var request = new ModeRequest(mode, "a reason");

    assertThat(read(new String(request.write(), UTF_8))).isEqualTo(new Parsed.Valid<>(request));
  }

  @Test
  void needsNoReason() {
    assertThat(read("{'mode':'frozen'}"))
        .isEqualTo(new Parsed.Valid<>(new ModeRequest(Mode.FROZEN, "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{}                            | missing_field | mode   | -",
        "{'mode':'off'}                | unknown_mode  | mode   | off",
        "{'mode':'FROZEN'}             | unknown_mode  | mode   | FROZEN",
        "{'mode':1}                    | invalid_type  | mode   | 1",
        "{'mode':'frozen','reason':{}} | invalid_type  | reason | {…}",
      })
  void refusesWhatIsNoMode(String json, String code, String field, String value) {
    var refusal = refused(json);

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.value()).isEqualTo(value);
  }

  @Test
  void boundsTheReason() {
    var request = "{'mode':'frozen','reason':'%s'}";

    assertThat(read(request.formatted("x".repeat(512)))).isInstanceOf(Parsed.Valid.class);
    assertThat(refused(request.formatted("x".repeat(513))).code()).isEqualTo("too_long");
  }

  private static Refusal refused(String json) {
    var parsed = read(json);
    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    return ((Parsed.Refused<ModeRequest>) parsed).refusal();
  }

  private static Parsed<ModeRequest> read(String json) {
    return ModeRequest.read(json.replace('\'', '"').getBytes(UTF_8));
  }
}
