package io.eddy.protocol.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Json;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Refusal;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final long RECEIVED = 1_000_000;

  @Test
  void readsTheExampleOfTheContract() {
    var item =
        valid(
            """
            {"type":"enter","id":"e1","time":"2026-11-24T20:00:00+08:00","viewerId":"u1",
             "roomId":"r1","visitId":"v1","decisionId":"d9","position":0}
            """);

    // 2026-11-24T12:00Z: 20,781 days after 1970 and 12 hours.
    assertThat(item.event())
        .isEqualTo(
            new ViewerEvent.Enter(
                new Envelope("app", "e1", 1_795_521_600_000L), "u1", "r1", "v1", "d9", 0));
    assertThat(item.idGiven()).isTrue();
    assertThat(item.timeGiven()).isTrue();
  }

  @Test
  void readsAnEmptyArrayAsAnEmptyBatch() {
    assertThat(items("[]")).isEmpty();
    assertThat(items("[]", EventFormat.JSON_LINES)).hasSize(1);
    assertThat(items("\n\r\n", EventFormat.JSON_LINES)).isEmpty();
  }

  @Test
  void takesTheDefaultsOfTheContract() {
    assertThat(valid("{'type':'room.started','id':'1','roomId':'r1'}").event())
        .isEqualTo(
            new RoomEvent.Started(
                new Envelope("app", "1", RECEIVED),
                "r1",
                "r1",
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null));
    assertThat(valid("{'type':'like','id':'1','viewerId':'u','roomId':'r'}").event())
        .isEqualTo(new ViewerEvent.Like(new Envelope("app", "1", RECEIVED), "u", "r", 1, null));
    assertThat(valid("{'type':'gift','id':'1','viewerId':'u','roomId':'r','valueMinor':5}").event())
        .isEqualTo(
            new ViewerEvent.Gift(
                new Envelope("app", "1", RECEIVED), "u", "r", 5, null, 1, null, null));
  }

  @Test
  void keepsACommentsTextAndCountsItsCodePoints() {
    var comment =
        (ViewerEvent.Comment)
            valid("{'type':'comment','time':5,'viewerId':'u','roomId':'r','text':'hi 😀'}").event();

    assertThat(comment.text()).isEqualTo("hi 😀");
    assertThat(comment.length()).isEqualTo(4);
  }

  @Test
  void ignoresUnknownFieldsAndReadsNullAsAbsent() {
    var plain = valid("{'type':'enter','id':'1','viewerId':'u','roomId':'r'}");
    var more =
        valid(
            "{'type':'enter','id':'1','viewerId':'u','roomId':'r','position':null,'time':null,"
                + "'text':7,'colour':{'deep':[1,2]}}");

    assertThat(more.event()).isEqualTo(plain.event());
    assertThat(more.contentHash()).isEqualTo(plain.contentHash());
    assertThat(more.timeGiven()).isFalse();
  }

  @Test
  void acceptsWholeNumbersWrittenWithAFraction() {
    assertThat(valid("{'type':'room.heartbeat','id':'1','roomId':'r','viewers':12.0}").event())
        .isEqualTo(new RoomEvent.Heartbeat(new Envelope("app", "1", RECEIVED), "r", 12L, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2026-11-24T12:00:00Z\"',            1795521600000",
    "'\"2026-11-24t12:00:00.5z\"',          1795521600500",
    "'\"2026-11-24T12:00:00.123456789Z\"',  1795521600123",
    "'\"2026-11-24T06:30:00-05:30\"',       1795521600000",
    "'\"2016-12-31T23:59:60Z\"',            1483228800000",
    "1795521600000,                         1795521600000",
    "1795521600000.0,                       1795521600000",
    "0,                                     0",
  })
  void readsTimesAsDateTimeOrEpochMilliseconds(String time, long expected) {
    var event =
        valid(
                "{'type':'watch','id':'1','viewerId':'u','roomId':'r','watchSeconds':1,'time':"
                    + time
                    + "}")
            .event();

    assertThat(event.time()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'yesterday'",
        "'2026-11-24T12:00:00'",
        "'2026-02-30T12:00:00Z'",
        "'2026-11-24T24:00:00Z'",
        "'2026-11-24T12:00:00.Z'",
        "'2026-11-24T12:00:00Zz'",
        "'2026-11-24'",
        "''",
        "1.5",
        "-1",
        "true",
        "{}",
        "99999999999999999999",
        "253402300800000",
        "'1969-12-31T23:59:59Z'",
      })
  void rejectsOtherTimes(String time) {
    var rejected =
        rejected("{'type':'enter','viewerId':'u','roomId':'r','time':%s}".formatted(time));

    assertThat(rejected.code()).isEqualTo("invalid_time");
    assertThat(rejected.field()).isEqualTo("time");
    assertThat(rejected.remedy()).contains("2026-11-24T20:00:00+08:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{'type':'entr','viewerId':'u','roomId':'r'}                           | unknown_type  |"
            + " type           | entr",
        "{'viewerId':'u','roomId':'r'}                                         | missing_field |"
            + " type           | -",
        "{'type':7}                                                            | invalid_type  |"
            + " type           | 7",
        "{'type':'enter','viewerId':'u'}                                       | missing_field |"
            + " roomId         | -",
        "{'type':'enter','viewerId':5,'roomId':'r'}                            | invalid_type  |"
            + " viewerId       | 5",
        "{'type':'enter','viewerId':'','roomId':'r'}                           | invalid_id    |"
            + " viewerId       | ``",
        "{'type':'enter','viewerId':'u','roomId':'r','id':''}                  | invalid_id    | id"
            + "             | ``",
        "{'type':'enter','viewerId':'u','roomId':'r','id':9}                   | invalid_type  | id"
            + "             | 9",
        "{'type':'enter','viewerId':'u','roomId':'r','source':''}              | invalid_id    |"
            + " source         | ``",
        "{'type':'enter','viewerId':'u','roomId':'r','position':-1}            | out_of_range  |"
            + " position       | -1",
        "{'type':'enter','viewerId':'u','roomId':'r','position':4294967296}    | out_of_range  |"
            + " position       | 4294967296",
        "{'type':'enter','viewerId':'u','roomId':'r','position':1.5}           | invalid_type  |"
            + " position       | 1.5",
        "{'type':'enter','viewerId':'u','roomId':'r','position':'1'}           | invalid_type  |"
            + " position       | 1",
        "{'type':'watch','viewerId':'u','roomId':'r'}                          | missing_field |"
            + " watchSeconds   | -",
        "{'type':'watch','viewerId':'u','roomId':'r','watchSeconds':-0.5}      | out_of_range  |"
            + " watchSeconds   | -0.5",
        "{'type':'watch','viewerId':'u','roomId':'r','watchSeconds':1e999}     | out_of_range  |"
            + " watchSeconds   | Infinity",
        "{'type':'gift','viewerId':'u','roomId':'r'}                           | missing_field |"
            + " valueMinor     | -",
        "{'type':'gift','viewerId':'u','roomId':'r','valueMinor':0.99}         | invalid_type  |"
            + " valueMinor     | 0.99",
        "{'type':'gift','viewerId':'u','roomId':'r','valueMinor':9223372036854775808} |"
            + " out_of_range | valueMinor | 9223372036854775808",
        "{'type':'like','viewerId':'u','roomId':'r','count':0}                 | out_of_range  |"
            + " count          | 0",
        "{'type':'follow','viewerId':'u','roomId':'r'}                         | missing_field |"
            + " streamerId     | -",
        "{'type':'room.started','roomId':'r','tags':'x'}                       | invalid_type  |"
            + " tags           | x",
        "{'type':'room.started','roomId':'r','tags':[1]}                       | invalid_type  |"
            + " tags           | 1",
        "{'type':'room.started','roomId':'r','startedAt':'soon'}               | invalid_time  |"
            + " startedAt      | soon",
        "{'type':'room.updated','roomId':'r','visible':'yes'}                  | invalid_type  |"
            + " visible        | yes",
        "{'type':'room.heartbeat','roomId':'r','counters':[]}                  | invalid_type  |"
            + " counters       | […]",
        "{'type':'room.heartbeat','roomId':'r','counters':{'likes':-1}}        | out_of_range  |"
            + " counters.likes | -1",
        "{'type':'viewer.updated','viewerId':'u','attributes':{'minor':1}}     | invalid_type  |"
            + " attributes.minor | 1",
        "{'type':'share','viewerId':'u','roomId':{}}                           | invalid_type  |"
            + " roomId         | {…}",
        "{'type':'comment','viewerId':'u','roomId':'\\u0007'}                  | invalid_id    |"
            + " roomId         | `\u0007`",
        "{'type':'comment','viewerId':'u','roomId':'r','text':'\\ud83d!'}      | invalid_text  |"
            + " text           | \uFFFD!",
      })
  void rejectsAnItemThatBreaksARuleAndNamesField(
      String json, String code, String field, String value) {
    var rejected = rejected(json.strip());

    assertThat(rejected.code()).isEqualTo(code);
    assertThat(rejected.field()).isEqualTo(field);
    assertThat(rejected.value()).isEqualTo(value);
    assertThat(rejected.remedy()).startsWith(code.equals("invalid_id") ? "" : "Send ").isNotEmpty();
  }

  @Test
  void rejectsOnlyTheItemsThatBreakARule() {
    var items =
        items(
            "[{'type':'enter','viewerId':'u','roomId':'r'},5,null,'x',[],"
                + "{'type':'enter','viewerId':'u','roomId':'r'}]");

    assertThat(items).hasSize(6);
    assertThat(items.get(0)).isInstanceOf(ParsedItem.Valid.class);
    assertThat(items.get(5)).isInstanceOf(ParsedItem.Valid.class);
    for (var index = 1; index <= 4; index++) {
      assertThat(items.get(index))
          .isEqualTo(
              new ParsedItem.Rejected(
                  index, "not_an_object", null, null, "Send each event as a JSON object."));
    }
  }

  @Test
  void shortensWhatItRepeatsWithoutBreakingACharacter() {
    // Odd offset: the 40th char of the value is the first half of an emoji.
    var rejected =
        rejected("{'type':'enter','viewerId':'u','roomId':'x%s'}".formatted("😀".repeat(200)));

    assertThat(rejected.value()).hasSizeLessThanOrEqualTo(42).endsWith("…");
    assertThat(new String(Json.write(rejected), UTF_8)).contains("invalid_id");
  }

  @Test
  void boundsACommentsText() {
    assertThat(valid(comment(4_096)).event()).isInstanceOf(ViewerEvent.Comment.class);
    assertThat(rejected(comment(4_097)).code()).isEqualTo("too_long");
  }

  @Test
  void givesTheContentHashAsIdToAnEventWithTimeButWithoutId() {
    var first = valid("{'type':'enter','time':5,'viewerId':'u','roomId':'r'}");
    var again = valid("{ 'roomId':'r', 'viewerId':'u','x':1, 'time':5.0,'type':'enter'}");
    var later = valid("{'type':'enter','time':6,'viewerId':'u','roomId':'r'}");

    assertThat(first.idGiven()).isFalse();
    assertThat(first.event().envelope().id()).matches("h:[0-9a-f]{32}");
    assertThat(again.event()).isEqualTo(first.event());
    assertThat(later.event().envelope().id()).isNotEqualTo(first.event().envelope().id());
  }

  @Test
  void givesNoIdWithoutIdAndTime() {
    var item = valid("{'type':'enter','viewerId':'u','roomId':'r'}");

    assertThat(item.event().envelope()).isEqualTo(new Envelope("app", null, RECEIVED));
    assertThat(item.idGiven()).isFalse();
  }

  @Test
  void hashesContentsByMeaning() {
    var one =
        valid(
            "{'type':'room.started','id':'1','roomId':'r','tags':['a','b'],'viewers':1,"
                + "'startedAt':'1970-01-01T00:00:01Z','time':'1970-01-01T08:00:00+08:00'}");
    var same =
        valid(
            "{'time':0,'startedAt':1000,'viewers':1.0,'tags':['a','b'],'roomId':'r','source':'x',"
                + "'streamerId':'r','id':'2','type':'room.started'}");
    var other =
        valid(
            "{'type':'room.started','id':'1','roomId':'r','tags':['ab'],'viewers':1,"
                + "'startedAt':'1970-01-01T00:00:01Z','time':'1970-01-01T08:00:00+08:00'}");

    assertThat(same.contentHash()).isEqualTo(one.contentHash());
    assertThat(other.contentHash()).isNotEqualTo(one.contentHash());
  }

  @Test
  void hashesTheSameInEveryRelease() {
    // first 16 hexadecimal digits of
    // printf '\0\0\0\4types\0\0\0\5enter\0\0\0\10viewerIds\0\0\0\1u\0\0\0\6roomIds\0\0\0\1r' |
    // sha256sum
    var item = valid("{'type':'enter','viewerId':'u','roomId':'r'}");

    assertThat(Long.toHexString(item.contentHash())).isEqualTo("9c9aca3524e6cf13");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[{'type':'enter','viewerId':'u','roomId':'r'}",
        "{'type':'watch','viewerId':'u','roomId':'r','watchSeconds':NaN}",
        "{'type':'watch','viewerId':'u','roomId':'r','watchSeconds':-Infinity}",
        "[] x",
        "{}{}",
        "[{},]",
        "{'a':1,'a':2}",
        "// comment",
        "{a:1}",
      })
  void refusesABodyThatIsNoJsonAsAWhole(String body) {
    var refusal = refusal(body.replace('\'', '"').getBytes(UTF_8), EventFormat.JSON);

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.code()).isEqualTo("malformed_body");
    assertThat(refusal.remedy()).isNotEmpty();
  }

  @Test
  void refusesAllLinesForOneBrokenLineAndSaysWhich() {
    var good = "{\"type\":\"enter\",\"viewerId\":\"u\",\"roomId\":\"r\"}\n";
    var refusal =
        refusal((good + "\n" + good + "{\"a\":}\n").getBytes(UTF_8), EventFormat.JSON_LINES);

    assertThat(refusal.detail()).contains("line 4");
    assertThat(refusal("{} {}\n".getBytes(UTF_8), EventFormat.JSON_LINES).status()).isEqualTo(400);
  }

  @Test
  void refusesWhatIsNoUtf8() {
    var latin = "{\"type\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    var utf16 = "{}".getBytes(StandardCharsets.UTF_16BE);

    assertThat(refusal(latin, EventFormat.JSON).detail()).contains("UTF-8");
    assertThat(refusal(utf16, EventFormat.JSON).status()).isEqualTo(400);
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(items("\uFEFF[]")).isEmpty();
  }

  @Test
  void refusesNestingBeyond32Levels() {
    // The item is level 1, its field's arrays are the others.
    var within = "{'type':'enter','viewerId':'u','roomId':'r','x':%s%s}";

    assertThat(items(within.formatted("[".repeat(31), "]".repeat(31)))).hasSize(1);
    assertThat(
            refusal(
                within.formatted("[".repeat(32), "]".repeat(32)).replace('\'', '"').getBytes(UTF_8),
                EventFormat.JSON))
        .extracting(Refusal::status)
        .isEqualTo(400);
    assertThat(refusal("[".repeat(1_000_000).getBytes(UTF_8), EventFormat.JSON).status())
        .isEqualTo(400);
  }

  @Test
  void refusesMoreThanAThousandItems() {
    var thousand = "[{}" + ",{}".repeat(999);

    assertThat(items(thousand + "]")).hasSize(1_000);
    assertThat(refusal((thousand + ",{}]").getBytes(UTF_8), EventFormat.JSON).status())
        .isEqualTo(413);
    assertThat(items("{}\n".repeat(1_000), EventFormat.JSON_LINES)).hasSize(1_000);
    assertThat(refusal("{}\n".repeat(1_001).getBytes(UTF_8), EventFormat.JSON_LINES).status())
        .isEqualTo(413);
  }

  @Test
  void refusesMoreThanAMebibyte() {
    assertThat(items("[]" + " ".repeat(1_048_574))).isEmpty();
    assertThat(refusal(("[]" + " ".repeat(1_048_575)).getBytes(UTF_8), EventFormat.JSON).status())
        .isEqualTo(413);
  }

  private static String comment(int length) {
    return "{'type':'comment','viewerId':'u','roomId':'r','text':'%s'}"
        .formatted("x".repeat(length));
  }

  private static ParsedItem.Valid valid(String json) {
    var items = items(json);
    assertThat(items).singleElement().isInstanceOf(ParsedItem.Valid.class);
    return (ParsedItem.Valid) items.getFirst();
  }

  private static ParsedItem.Rejected rejected(String json) {
    var items = items(json);
    assertThat(items).singleElement().isInstanceOf(ParsedItem.Rejected.class);
    return (ParsedItem.Rejected) items.getFirst();
  }

  private static List<ParsedItem> items(String json) {
    return items(json, EventFormat.JSON);
  }

  /** Quotes may be single here. */
  private static List<ParsedItem> items(String json, EventFormat format) {
    var body = json.replace('\'', '"').getBytes(UTF_8);
    var parsed = EventReader.read(body, format, "app", RECEIVED);
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid<ParsedBatch>) parsed).value().items();
  }

  private static Refusal refusal(byte[] body, EventFormat format) {
    var parsed = EventReader.read(body, format, "app", RECEIVED);
    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    return ((Parsed.Refused<ParsedBatch>) parsed).refusal();
  }
}
