package io.eddy.rl.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A graph of ONNX operators (intermediate representation 8, operator set 17), built from its inputs
 * to its outputs. Values are named as they are made.
 */
final class OnnxGraph {

  /** The length of a dimension that callers choose. */
  static final int ANY = -1;

  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 17;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int DOUBLE = 11;

  private final Protobuf graph = new Protobuf().text(Field.GRAPH_NAME, "policy");
  private int made;

  /**
   * An input of floats.
   *
   * @param any what a dimension of any length is called
   */
  String input(String name, String any, int... dimensions) {
    graph.message(Field.GRAPH_INPUT, valueInfo(name, FLOAT, any, dimensions));
    return name;
  }

  /** Makes a value an output of floats under some name. */
  void output(String value, String name, String any, int... dimensions) {
    output(value, name, FLOAT, any, dimensions);
  }

  /** Makes a value an output of doubles under some name. */
  void doubleOutput(String value, String name, String any, int... dimensions) {
    output(value, name, DOUBLE, any, dimensions);
  }

  /** A value of floats as whole numbers, rounded towards 0. */
  String whole(String value) {
    return apply("Cast", List.of(value), new Attribute("to", INT64, false));
  }

  /** Makes a value an output of whole numbers under some name. */
  void wholeOutput(String value, String name, String any, int... dimensions) {
    output(value, name, INT64, any, dimensions);
  }

  private void output(String value, String name, int kind, String any, int... dimensions) {
    graph.message(Field.GRAPH_NODE, node("Identity", List.of(value), name));
    graph.message(Field.GRAPH_OUTPUT, valueInfo(name, kind, any, dimensions));
  }

  /** A tensor of floats out of an array. */
  String tensor(float[] values, int at, int... dimensions) {
    var count = product(dimensions);
    var raw = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var i = at; i < at + count; i++) {
      raw.putFloat(values[i]);
    }
    return tensor(FLOAT, raw.array(), dimensions);
  }

  /** A tensor of doubles. */
  String tensor(double[] values, int... dimensions) {
    var raw = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : values) {
      raw.putDouble(value);
    }
    return tensor(DOUBLE, raw.array(), dimensions);
  }

  /** A tensor of one whole number. */
  String tensor(long value) {
    var raw = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    return tensor(INT64, raw.array(), 1);
  }

  private String tensor(int kind, byte[] raw, int... dimensions) {
    var name = nextName();
    var tensor = new Protobuf();
    for (var dimension : dimensions) {
      tensor.number(Field.TENSOR_DIMENSION, (long) dimension);
    }
    tensor.number(Field.TENSOR_KIND, (long) kind);
    tensor.text(Field.TENSOR_NAME, name);
    tensor.bytes(Field.TENSOR_RAW, raw);
    graph.message(Field.GRAPH_TENSOR, tensor);
    return name;
  }

  /** The value that an operator makes of others. */
  String apply(String operator, String... values) {
    return apply(operator, List.of(values));
  }

  /** The same, with whole numbers as attributes. */
  String apply(String operator, List<String> values, Attribute... attributes) {
    var name = nextName();
    graph.message(Field.GRAPH_NODE, node(operator, values, name, attributes));
    return name;
  }

  /** A setting of an operator: one whole number, or a list of one. */
  record Attribute(String name, long value, boolean list) {}

  private static Protobuf node(
      String operator, List<String> values, String result, Attribute... attributes) {
    var node = new Protobuf();
    for (var value : values) {
      node.text(Field.NODE_INPUT, value);
    }
    node.text(Field.NODE_OUTPUT, result).text(Field.NODE_OPERATOR, operator);
    for (var attribute : attributes) {
      var list = attribute.list();
      node.message(
          Field.NODE_ATTRIBUTE,
          new Protobuf()
              .text(Field.ATTRIBUTE_NAME, attribute.name())
              .number(list ? Field.ATTRIBUTE_NUMBERS : Field.ATTRIBUTE_NUMBER, attribute.value())
              .number(Field.ATTRIBUTE_KIND, list ? Field.KIND_OF_NUMBERS : Field.KIND_OF_NUMBER));
    }
    return node;
  }

  private static Protobuf valueInfo(String name, int kind, String any, int... dimensions) {
    var shape = new Protobuf();
    for (var dimension : dimensions) {
      shape.message(
          Field.SHAPE_DIMENSION,
          dimension == ANY
              ? new Protobuf().text(Field.DIMENSION_NAME, any)
              : new Protobuf().number(Field.DIMENSION_LENGTH, (long) dimension));
    }
    var tensor =
        new Protobuf().number(Field.TYPE_KIND, (long) kind).message(Field.TYPE_SHAPE, shape);
    return new Protobuf()
        .text(Field.VALUE_NAME, name)
        .message(Field.VALUE_TYPE, new Protobuf().message(Field.TYPE_TENSOR, tensor));
  }

  /** The whole as an ONNX file. */
  byte[] model() {
    return new Protobuf()
        .number(Field.MODEL_IR_VERSION, (long) IR_VERSION)
        .text(Field.MODEL_PRODUCER, "Eddy")
        .message(Field.MODEL_GRAPH, graph)
        .message(
            Field.MODEL_OPERATORS, new Protobuf().number(Field.OPERATORS_VERSION, (long) OPERATORS))
        .toByteArray();
  }

  private String nextName() {
    return "v" + made++;
  }

  private static int product(int... dimensions) {
    var product = 1;
    for (var dimension : dimensions) {
      product *= dimension;
    }
    return product;
  }

  /** Numbers of fields in {@code onnx.proto}. */
  private static final class Field {
    static final int MODEL_IR_VERSION = 1;
    static final int MODEL_PRODUCER = 2;
    static final int MODEL_GRAPH = 7;
    static final int MODEL_OPERATORS = 8;
    static final int OPERATORS_VERSION = 2;
    static final int GRAPH_NODE = 1;
    static final int GRAPH_NAME = 2;
    static final int GRAPH_TENSOR = 5;
    static final int GRAPH_INPUT = 11;
    static final int GRAPH_OUTPUT = 12;
    static final int NODE_INPUT = 1;
    static final int NODE_OUTPUT = 2;
    static final int NODE_OPERATOR = 4;
    static final int NODE_ATTRIBUTE = 5;
    static final int ATTRIBUTE_NAME = 1;
    static final int ATTRIBUTE_NUMBER = 3;
    static final int ATTRIBUTE_NUMBERS = 8;
    static final int ATTRIBUTE_KIND = 20;
    static final long KIND_OF_NUMBER = 2;
    static final long KIND_OF_NUMBERS = 7;
    static final int TENSOR_DIMENSION = 1;
    static final int TENSOR_KIND = 2;
    static final int TENSOR_NAME = 8;
    static final int TENSOR_RAW = 9;
    static final int VALUE_NAME = 1;
    static final int VALUE_TYPE = 2;
    static final int TYPE_TENSOR = 1;
    static final int TYPE_KIND = 1;
    static final int TYPE_SHAPE = 2;
    static final int SHAPE_DIMENSION = 1;
    static final int DIMENSION_LENGTH = 1;
    static final int DIMENSION_NAME = 2;

    private Field() {}
  }
}
