package io.eddy.rl.slate;

import java.nio.ByteBuffer;

/**
 * Answers and transitions as bytes. Features that half precision holds exactly, as logged ones are, take
 * two bytes each.
 */
final class SlateBytes {

  private static final byte HALVES = 0;
  private static final byte WHOLE = 1;

  private SlateBytes() {}

  static byte[] of(SlateChoice answer) {
    var bytes = ByteBuffer.allocate(size(answer));
    put(answer, bytes);
    return exactly(bytes);
  }

  static byte[] of(SlateReplay.Transition transition) {
    var next = transition.next();
    var size = size(transition.answer()) + 2 * Double.BYTES + 1 + (next == null ? 0 : size(next));
    var bytes = ByteBuffer.allocate(size);
    put(transition.answer(), bytes);
    bytes.putDouble(transition.reward()).putDouble(transition.discount());
    bytes.put((byte) (next == null ? 0 : 1));
    if (next != null) {
      put(next, bytes);
    }
    return exactly(bytes);
  }

  static SlateChoice answer(ByteBuffer bytes) {
    var state = floats(bytes);
    var items = floats(bytes);
    var positions = new int[bytes.getInt()];
    for (var i = 0; i < positions.length; i++) {
      positions[i] = bytes.getInt();
    }
    return new SlateChoice(state, items, positions, bytes.getInt(), bytes.getDouble());
  }

  static SlateReplay.Transition transition(ByteBuffer bytes) {
    return new SlateReplay.Transition(
        answer(bytes),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.get() == 0 ? null : floats(bytes));
  }

  private static int size(SlateChoice answer) {
    return size(answer.state())
        + size(answer.items())
        + Integer.BYTES * (answer.count() + 2)
        + Double.BYTES;
  }

  private static int size(float[] numbers) {
    return Integer.BYTES + 1 + Float.BYTES * numbers.length;
  }

  private static void put(SlateChoice answer, ByteBuffer bytes) {
    put(answer.state(), bytes);
    put(answer.items(), bytes);
    bytes.putInt(answer.count());
    for (var position : answer.positions()) {
      bytes.putInt(position);
    }
    bytes.putInt(answer.chosen()).putDouble(answer.weight());
  }

  private static void put(float[] numbers, ByteBuffer bytes) {
    var halves = fitHalves(numbers);
    bytes.putInt(numbers.length).put(halves ? HALVES : WHOLE);
    for (var number : numbers) {
      if (halves) {
        bytes.putShort(Float.floatToFloat16(number));
      } else {
        bytes.putFloat(number);
      }
    }
  }

  private static boolean fitHalves(float[] numbers) {
    for (var number : numbers) {
      var half = Float.float16ToFloat(Float.floatToFloat16(number));
      if (Float.floatToRawIntBits(half) != Float.floatToRawIntBits(number)) {
        return false;
      }
    }
    return true;
  }

  private static float[] floats(ByteBuffer bytes) {
    var numbers = new float[bytes.getInt()];
    var halves = bytes.get() == HALVES;
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = halves ? Float.float16ToFloat(bytes.getShort()) : bytes.getFloat();
    }
    return numbers;
  }

  private static byte[] exactly(ByteBuffer bytes) {
    var exact = new byte[bytes.flip().remaining()];
    bytes.get(exact);
    return exact;
  }
}
