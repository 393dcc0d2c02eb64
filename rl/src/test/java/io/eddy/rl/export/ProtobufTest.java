package io.eddy.rl.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTest {

  @Test
  void writesWhatTheFormatSays() {
    // 150 = 1·128 + 22: 0x96 0x01 behind the tag 1·8 + 0; "testing" behind 2·8 + 2 and its length.
    var bytes = new Protobuf().number(1, 150L).text(2, "testing").toByteArray();
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("089601" + "120774657374696e67");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE, -1})
  void othersReadItsWholeNumbers(long value) throws IOException {
    for (var field : new int[] {1, 15, 16, 2_047, 2_048}) {
      var in = CodedInputStream.newInstance(new Protobuf().number(field, value).toByteArray());
      assertThat(in.readTag()).isEqualTo(field << 3);
      assertThat(in.readInt64()).isEqualTo(value);
      assertThat(in.isAtEnd()).isTrue();
    }
  }

  @Test
  void othersReadItsMessages() throws IOException {
    var inner = new Protobuf().number(3, 1.5f).number(4, -2.25).text(5, "Wirbel ∮");
    var read =
        UnknownFieldSet.parseFrom(
            new Protobuf().message(7, inner).message(7, new Protobuf()).toByteArray());

    var inners = read.getField(7).getLengthDelimitedList();
    assertThat(inners).hasSize(2);
    assertThat(inners.get(1).isEmpty()).isTrue();
    var first = UnknownFieldSet.parseFrom(inners.get(0));
    assertThat(Float.intBitsToFloat(first.getField(3).getFixed32List().get(0))).isEqualTo(1.5f);
    assertThat(Double.longBitsToDouble(first.getField(4).getFixed64List().get(0))).isEqualTo(-2.25);
    assertThat(first.getField(5).getLengthDelimitedList().get(0).toStringUtf8())
        .isEqualTo("Wirbel ∮");
  }
}
