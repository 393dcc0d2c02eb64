package io.eddy.rl.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message of protocol buffers, written field by field: each is a tag (number · 8 + kind) and a
 * value. Nothing is checked against a schema; the order of the calls is the order of the bytes. ("Protocol
 * Buffers: Encoding", protobuf.dev.)
 */
final class Protobuf {

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A whole number: int32, int64, an enum. */
  Protobuf number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  /** A float. */
  Protobuf number(int field, float value) {
    tag(field, FOUR_BYTES);
    littleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    return this;
  }

  /** A double. */
  Protobuf number(int field, double value) {
    tag(field, EIGHT_BYTES);
    littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    return this;
  }

  /** A text, in UTF-8. */
  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A message within this one. */
  Protobuf message(int field, Protobuf value) {
    return bytes(field, value.toByteArray());
  }

  /** Bytes. */
  Protobuf bytes(int field, byte[] value) {
    tag(field, LENGTH_DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** The message so far. */
  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void tag(int field, int kind) {
    varint((long) field << 3 | kind);
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private void varint(long value) {
    var left = value;
    while ((left & ~SEVEN_BITS) != 0) {
      bytes.write((int) (left & SEVEN_BITS) | MORE);
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  private void littleEndian(long bits, int count) {
    for (var i = 0; i < count; i++) {
      bytes.write((int) (bits >>> (Byte.SIZE * i)));
    }
  }
}
