package io.eddy.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the components of encoded records one after the other. What a writer didn't know is absent
 * at the end of its array; what a later one added there is skipped.
 */
final class Fields {
  private final JsonParser parser;

  /** The array that is being read is over; only the innermost can be. */
  private boolean over;

  Fields(JsonParser parser) {
    this.parser = parser;
  }

  /** Steps into the array that comes next. */
  void enter() {
    if (!optionalEnter()) {
      throw new IllegalArgumentException("a record is missing");
    }
  }

  /** Steps into the array that comes next; false if it is absent. */
  boolean optionalEnter() {
    return present(JsonToken.START_ARRAY);
  }

  /** Steps out of the array, over what is left of it. */
  void leave() {
    while (!over) {
      var token = parser.nextToken();
      if (token == null) {
        throw new IllegalArgumentException("the bytes end too early");
      }
      over = token == JsonToken.END_ARRAY;
      parser.skipChildren();
    }
    over = false;
  }

  String text() {
    return required(optionalText());
  }

  @Nullable String optionalText() {
    return present(JsonToken.VALUE_STRING) ? parser.getString() : null;
  }

  List<String> texts() {
    return required(optionalTexts());
  }

  @Nullable List<String> optionalTexts() {
    if (!optionalEnter()) {
      return null;
    }
    var texts = new ArrayList<String>();
    for (var text = optionalText(); text != null; text = optionalText()) {
      texts.add(text);
    }
    leave();
    return texts;
  }

  long int64() {
    return required(optionalInt64());
  }

  @Nullable Long optionalInt64() {
    return present(JsonToken.VALUE_NUMBER_INT) ? (Long) parser.getLongValue() : null;
  }

  int int32() {
    return required(optionalInt32());
  }

  @Nullable Integer optionalInt32() {
    return present(JsonToken.VALUE_NUMBER_INT) ? (Integer) parser.getIntValue() : null;
  }

  double float64() {
    return required(optionalFloat64());
  }

  @Nullable Double optionalFloat64() {
    return present(JsonToken.VALUE_NUMBER_FLOAT) ? (Double) parser.getDoubleValue() : null;
  }

  float float32() {
    return (float) float64();
  }

  boolean flag() {
    return required(optionalFlag());
  }

  @Nullable Boolean optionalFlag() {
    var token = next();
    return switch (token) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL, END_ARRAY -> null;
      default -> throw new IllegalArgumentException("a flag is expected, not " + token);
    };
  }

  byte[] bytes() {
    if (!present(JsonToken.VALUE_EMBEDDED_OBJECT)) {
      throw new IllegalArgumentException("an array of numbers is missing");
    }
    return parser.getBinaryValue();
  }

  short[] int16s() {
    return int16s(bytes());
  }

  /** The numbers that come next; none if they are absent. */
  short[] optionalInt16s() {
    return present(JsonToken.VALUE_EMBEDDED_OBJECT)
        ? int16s(parser.getBinaryValue())
        : new short[0];
  }

  private static short[] int16s(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    var values = new short[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  int[] int32s() {
    var buffer = littleEndian().asIntBuffer();
    var values = new int[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  float[] float32s() {
    var buffer = littleEndian().asFloatBuffer();
    var values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private ByteBuffer littleEndian() {
    return ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether the next component is there; it must then be of the expected kind. */
  private boolean present(JsonToken expected) {
    var token = next();
    if (token == expected) {
      return true;
    }
    if (token == JsonToken.VALUE_NULL || token == JsonToken.END_ARRAY) {
      return false;
    }
    throw new IllegalArgumentException("%s is expected, not %s".formatted(expected, token));
  }

  private JsonToken next() {
    if (over) {
      return JsonToken.END_ARRAY;
    }
    var token = parser.nextToken();
    if (token == null) {
      throw new IllegalArgumentException("the bytes end too early");
    }
    over = token == JsonToken.END_ARRAY;
    return token;
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("a component is missing");
    }
    return value;
  }
}
