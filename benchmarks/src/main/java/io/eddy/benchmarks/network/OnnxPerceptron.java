package io.eddy.benchmarks.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A perceptron with ReLUs as bytes of an ONNX model: messages of Protocol Buffers, whose field numbers
 * onnx.proto defines.
 */
final class OnnxPerceptron {
  private static final int FLOAT = 1;
  private static final int IR_VERSION = 8;
  private static final int OPERATORS_VERSION = 13;

  private OnnxPerceptron() {}

  /** The model from x (rows × the first width) to y (rows × the last width). */
  static byte[] bytes(List<Integer> widths, float[] parameters, int rows) {
    var graph = new Message().text(2, "perceptron");
    var layers = widths.size() - 1;
    var at = 0;
    for (var layer = 0; layer < layers; layer++) {
      var in = widths.get(layer);
      var out = widths.get(layer + 1);
      var last = layer == layers - 1;
      graph.message(5, tensor("w" + layer, parameters, at, in, out));
      graph.message(5, tensor("b" + layer, parameters, at + in * out, out));
      at += (in + 1) * out;
      var x = layer == 0 ? "x" : "a" + (layer - 1);
      var z = last ? "y" : "z" + layer;
      graph.message(1, node("Gemm", z, x, "w" + layer, "b" + layer));
      if (!last) {
        graph.message(1, node("Relu", "a" + layer, z));
      }
    }
    graph.message(11, value("x", rows, widths.getFirst()));
    graph.message(12, value("y", rows, widths.getLast()));
    return new Message()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Message().number(2, OPERATORS_VERSION))
        .bytes();
  }

  private static Message node(String operator, String output, String... inputs) {
    var node = new Message();
    for (var input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static Message tensor(String name, float[] numbers, int at, int... sizes) {
    var tensor = new Message();
    var count = 1;
    for (var size : sizes) {
      tensor.number(1, size);
      count *= size;
    }
    var raw = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (var i = 0; i < count; i++) {
      raw.putFloat(numbers[at + i]);
    }
    return tensor.number(2, FLOAT).text(8, name).field(9, raw.array());
  }

  private static Message value(String name, int... sizes) {
    var shape = new Message();
    for (var size : sizes) {
      shape.message(1, new Message().number(1, size));
    }
    var type = new Message().number(1, FLOAT).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, type));
  }

  /** A message of Protocol Buffers under way. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, int number) {
      varint(field << 3);
      varint(number);
      return this;
    }

    Message text(int field, String text) {
      return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return field(field, message.bytes());
    }

    Message field(int field, byte[] bytes) {
      varint((field << 3) | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(int number) {
      var rest = number;
      while (rest > 127) {
        out.write((rest & 127) | 128);
        rest >>>= 7;
      }
      out.write(rest);
    }
  }
}
