package io.eddy.rl.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

  @TempDir Path folder;

  @Test
  void masksTheChecksumAsTheFormatSays() {
    // The check value of CRC-32C is that of "123456789": 0xE3069283. Turned right by 15 bits:
    // 0xE3069283 = 1110 0011 0000 0110 1|001 0010 1000 0011, so 0x2507C60D; plus 0xA282EAD8.
    assertThat(EventFile.masked("123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(0x2507C60D + 0xA282EAD8);
  }

  @Test
  void othersReadItsCurves() throws IOException {
    var clock = InstantSource.fixed(Instant.ofEpochMilli(1_500));
    try (var file = EventFile.create(folder.resolve("run"), clock)) {
      file.scalar("return/training", 10, 21.5);
      file.scalar("return/training", 3_000_000_000L, -13);
    }
    var events = read(folder.resolve("run/events.out.tfevents.eddy"));

    assertThat(events).hasSize(3);
    assertThat(events.get(0).getField(3).getLengthDelimitedList().get(0).toStringUtf8())
        .isEqualTo("brain.Event:2");
    assertThat(Double.longBitsToDouble(events.get(1).getField(1).getFixed64List().get(0)))
        .isEqualTo(1.5);
    assertThat(events.get(1).getField(2).getVarintList()).containsExactly(10L);
    assertThat(events.get(2).getField(2).getVarintList()).containsExactly(3_000_000_000L);
    assertThat(tag(events.get(1))).isEqualTo("return/training");
    assertThat(number(events.get(1))).isEqualTo(21.5f);
    assertThat(number(events.get(2))).isEqualTo(-13f);
  }

  private static String tag(UnknownFieldSet event) throws IOException {
    return value(event).getField(1).getLengthDelimitedList().get(0).toStringUtf8();
  }

  private static float number(UnknownFieldSet event) throws IOException {
    return Float.intBitsToFloat(value(event).getField(2).getFixed32List().get(0));
  }

  private static UnknownFieldSet value(UnknownFieldSet event) throws IOException {
    return within(within(event, 5), 1);
  }

  private static UnknownFieldSet within(UnknownFieldSet message, int field) throws IOException {
    ByteString inner = message.getField(field).getLengthDelimitedList().get(0);
    return UnknownFieldSet.parseFrom(inner);
  }

  /** Reads all records and checks their checksums. */
  private static List<UnknownFieldSet> read(Path file) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    var events = new ArrayList<UnknownFieldSet>();
    while (bytes.hasRemaining()) {
      var length = new byte[Long.BYTES];
      bytes.get(length);
      assertThat(bytes.getInt()).isEqualTo(EventFile.masked(length));
      var data = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(data);
      assertThat(bytes.getInt()).isEqualTo(EventFile.masked(data));
      events.add(UnknownFieldSet.parseFrom(data));
    }
    return events;
  }
}
