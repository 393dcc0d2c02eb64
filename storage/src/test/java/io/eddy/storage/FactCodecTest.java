package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;

class FactCodecTest {
  private static final Position POSITION = new Position(0, 17);

  private final FactCodec codec = new FactCodec();

  @ParameterizedTest
  @MethodSource("factKinds")
  void readsWhatItWroteOfEveryKindOfFact(Class<?> kind) {
    LongStream.range(0, 200)
        .forEach(
            seed -> {
              var generator = new FactGenerator(seed);
              assertRoundTrip(generator.logged(POSITION, generator.fact(kind)));
            });
  }

  @ParameterizedTest
  @MethodSource("eventKinds")
  void readsWhatItWroteOfEveryKindOfEvent(Class<?> kind) {
    LongStream.range(0, 200)
        .forEach(
            seed -> {
              var generator = new FactGenerator(seed);
              assertRoundTrip(generator.logged(POSITION, generator.event(kind)));
            });
  }

  @Test
  void readsADecisionWhosePropensitiesNobodyTold() {
    var drawn = new FactGenerator(1).decided(POSITION, 5, 5, 2).decision();
    var items =
        drawn.items().stream()
            .map(
                item ->
                    new SlateItem(
                        item.room(),
                        item.position(),
                        item.candidate(),
                        item.score(),
                        Double.NaN,
                        item.feasible(),
                        false,
                        item.reason(),
                        item.expectation()))
            .toList();
    var external =
        new Decision(
            drawn.decisionId(),
            drawn.viewerId(),
            drawn.placement(),
            drawn.arm(),
            new PolicyRef("external:mine", 0, "f", "s"),
            drawn.time(),
            null,
            null,
            null,
            null,
            0,
            false,
            Drawing.none(50, 50, 7),
            items,
            drawn.candidates());
    assertRoundTrip(
        new LoggedFact(POSITION, new Stamp(1, 1_000, 2, 3), new Fact.Decided(external)));
    assertThat(external.hasPropensities()).isFalse();
  }

  @Test
  void writesTheSameBytesForEver() {
    var fact =
        new LoggedFact(
            POSITION, new Stamp(1, 1_000, 2, 3), new Fact.VisitExpired("v1", "room-1", 999));
    // 86 = array of 6; 01; 19 03e8 = 1000; 02; 03; 6d = text of 13; 83 = array of 3;
    // 62 "v1"; 66 "room-1"; 19 03e7 = 999.
    assertThat(HexFormat.of().formatHex(codec.encode(fact)))
        .isEqualTo("86011903e802036d76697369742e657870697265648362763166726f6f6d2d311903e7");
  }

  @Test
  void refusesALaterSchemaAndNamesTheRemedy() {
    var bytes = encoded(out -> writeRetired(out, 2, 0));
    assertThatThrownBy(() -> codec.decode(POSITION, bytes))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema version 2")
        .hasMessageContaining("offset=17")
        .hasMessageContaining("Run the Eddy that wrote it");
  }

  @Test
  void skipsComponentsThatALaterWriterAdded() {
    var bytes = encoded(out -> writeRetired(out, 1, 2));
    assertThat(codec.decode(POSITION, bytes))
        .isEqualTo(
            new LoggedFact(POSITION, new Stamp(1, 5, 6, 7), new Fact.RoomRetired("room-1", 8)));
  }

  @Test
  void takesComponentsThatAnEarlierWriterLackedAsAbsent() {
    var bytes =
        encoded(
            out -> {
              out.writeStartArray(null, 6);
              writeStamp(out, 1);
              out.writeString("happened");
              out.writeStartArray();
              out.writeStartArray(); // room.ended without broadcast and reason
              out.writeString("room.ended");
              out.writeStartArray();
              out.writeString("platform");
              out.writeNull();
              out.writeNumber(8);
              out.writeEndArray();
              out.writeString("room-1");
              out.writeEndArray();
              out.writeStartArray(); // the resolution
              out.writeNull();
              out.writeNull();
              out.writeBoolean(false);
              out.writeBoolean(true);
              out.writeEndArray();
              out.writeEndArray();
              out.writeEndArray();
            });
    var happened = (Fact.Happened) codec.decode(POSITION, bytes).fact();
    assertThat(happened.event().type()).isEqualTo("room.ended");
    assertThat(happened.event()).hasFieldOrPropertyWithValue("roomId", "room-1");
    assertThat(happened.event()).hasFieldOrPropertyWithValue("broadcastId", null);
    assertThat(happened.resolution().identified()).isTrue();
  }

  @Test
  void refusesAnUnknownFact() {
    var bytes =
        encoded(
            out -> {
              out.writeStartArray(null, 6);
              writeStamp(out, 1);
              out.writeString("viewer.levitated");
              out.writeStartArray(null, 0);
              out.writeEndArray();
              out.writeEndArray();
            });
    assertThatThrownBy(() -> codec.decode(POSITION, bytes))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("viewer.levitated");
  }

  @Test
  void refusesBytesThatAreCutOff() {
    var generator = new FactGenerator(1);
    var bytes = codec.encode(generator.logged(POSITION, generator.decided(POSITION, 5, 5, 2)));
    for (var length = 0; length < bytes.length; length++) {
      var cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.decode(POSITION, cut)).isInstanceOf(StoreException.class);
    }
  }

  private void assertRoundTrip(LoggedFact fact) {
    assertThat(codec.decode(POSITION, codec.encode(fact))).isEqualTo(fact);
  }

  private static void writeRetired(JsonGenerator out, int schemaVersion, int extras) {
    out.writeStartArray(null, 6 + extras);
    writeStamp(out, schemaVersion);
    out.writeString("room.retired");
    out.writeStartArray(null, 2 + extras);
    out.writeString("room-1");
    out.writeNumber(8);
    writeExtras(out, extras);
    out.writeEndArray();
    writeExtras(out, extras);
    out.writeEndArray();
  }

  private static void writeStamp(JsonGenerator out, int schemaVersion) {
    out.writeNumber(schemaVersion);
    out.writeNumber(5);
    out.writeNumber(6);
    out.writeNumber(7);
  }

  private static void writeExtras(JsonGenerator out, int count) {
    for (var i = 0; i < count; i++) {
      out.writeStartArray(null, 1);
      out.writeString("from the future");
      out.writeEndArray();
    }
  }

  private static byte[] encoded(java.util.function.Consumer<JsonGenerator> writer) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new CBORFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      writer.accept(out);
    }
    return bytes.toByteArray();
  }

  static Stream<Class<?>> factKinds() {
    return leaves(Fact.class);
  }

  static Stream<Class<?>> eventKinds() {
    return leaves(LiveEvent.class);
  }

  /** Every record of a sealed family. */
  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(FactCodecTest::leaves)
        : Stream.of(type);
  }
}
