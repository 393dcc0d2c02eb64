package io.eddy.storage;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Decisions as components of a fact; see {@link FactCodec} for the rules. */
final class DecisionCodec {
  private DecisionCodec() {}

  /** About how many bytes the decision will take, a little more rather than less. */
  static int usualBytes(Decision decision) {
    var log = decision.candidates();
    return 512
        + 24 * log.roomIds().size()
        + 2 * log.features().length
        + 8 * log.rows().length
        + 256 * decision.items().size();
  }

  static void write(Decision decision, JsonGenerator out) {
    out.writeStartArray(decision, 15);
    out.writeString(decision.decisionId());
    out.writeString(decision.viewerId());
    out.writeString(decision.placement());
    out.writeString(decision.arm());
    write(decision.policy(), out);
    out.writeNumber(decision.time());
    out.writeString(decision.request());
    out.writeString(decision.replaces());
    out.writeString(decision.after());
    out.writeString(decision.degraded());
    out.writeNumber(decision.visibleDepth());
    out.writeBoolean(decision.evaluation());
    write(decision.drawing(), out);
    out.writeStartArray(null, decision.items().size());
    for (var item : decision.items()) {
      write(item, out);
    }
    out.writeEndArray();
    write(decision.candidates(), out);
    out.writeEndArray();
  }

  /** Reads a decision whose array has been entered. */
  static Decision read(Fields in) {
    return new Decision(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        policy(in),
        in.int64(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.int32(),
        in.flag(),
        drawing(in),
        items(in),
        candidates(in));
  }

  private static void write(PolicyRef policy, JsonGenerator out) {
    out.writeStartArray(policy, 4);
    out.writeString(policy.name());
    out.writeNumber(policy.version());
    out.writeString(policy.fingerprint());
    out.writeString(policy.schema());
    out.writeEndArray();
  }

  private static PolicyRef policy(Fields in) {
    in.enter();
    var policy = new PolicyRef(in.text(), in.int32(), in.text(), in.text());
    in.leave();
    return policy;
  }

  private static void write(Drawing drawing, JsonGenerator out) {
    out.writeStartArray(drawing, 5);
    out.writeNumber(drawing.temperature());
    out.writeNumber(drawing.epsilon());
    out.writeNumber(drawing.perStreamer());
    out.writeNumber(drawing.perCategory());
    out.writeNumber(drawing.seed());
    out.writeEndArray();
  }

  private static Drawing drawing(Fields in) {
    in.enter();
    var drawing = new Drawing(in.float64(), in.float64(), in.int32(), in.int32(), in.int64());
    in.leave();
    return drawing;
  }

  private static void write(SlateItem item, JsonGenerator out) {
    out.writeStartArray(item, 9);
    write(item.room(), out);
    out.writeNumber(item.position());
    out.writeNumber(item.candidate());
    out.writeNumber(item.score());
    out.writeNumber(item.logPropensity());
    out.writeNumber(item.feasible());
    out.writeBoolean(item.explored());
    out.writeString(item.reason());
    write(item.expectation(), out);
    out.writeEndArray();
  }

  private static List<SlateItem> items(Fields in) {
    var items = new ArrayList<SlateItem>();
    in.enter();
    while (in.optionalEnter()) {
      items.add(
          new SlateItem(
              room(in),
              in.int32(),
              in.int32(),
              in.float64(),
              in.float64(),
              in.int32(),
              in.flag(),
              in.text(),
              expectation(in)));
      in.leave();
    }
    in.leave();
    return items;
  }

  private static void write(Expectation expectation, JsonGenerator out) {
    out.writeStartArray(expectation, 6);
    out.writeNumber(expectation.probability());
    out.writeNumber(expectation.priorProbability());
    out.writeNumber(expectation.watch());
    out.writeNumber(expectation.quality());
    out.writeNumber(expectation.taste());
    out.writeNumber(expectation.tasteGain());
    out.writeEndArray();
  }

  private static Expectation expectation(Fields in) {
    in.enter();
    var expectation =
        new Expectation(
            in.float32(), in.float32(), in.float32(), in.float32(), in.float32(), in.float32());
    in.leave();
    return expectation;
  }

  static void write(RoomRef room, JsonGenerator out) {
    out.writeStartArray(room, 4);
    out.writeString(room.roomId());
    out.writeString(room.broadcastId());
    out.writeString(room.streamerId());
    out.writeString(room.category());
    out.writeEndArray();
  }

  static RoomRef room(Fields in) {
    var room = optionalRoom(in);
    if (room == null) {
      throw new IllegalArgumentException("a room is missing");
    }
    return room;
  }

  static @Nullable RoomRef optionalRoom(Fields in) {
    if (!in.optionalEnter()) {
      return null;
    }
    var room = new RoomRef(in.text(), in.text(), in.text(), in.optionalText());
    in.leave();
    return room;
  }

  private static void write(CandidateLog log, JsonGenerator out) {
    out.writeStartArray(log, 9);
    out.writeStartArray(null, log.roomIds().size());
    for (var roomId : log.roomIds()) {
      out.writeString(roomId);
    }
    out.writeEndArray();
    out.writeBinary(log.sources());
    out.writeBinary(bytes(log.rows()));
    out.writeNumber(log.inclusion());
    out.writeBinary(bytes(log.scores()));
    out.writeBinary(bytes(log.state()));
    out.writeBinary(bytes(log.features()));
    out.writeBinary(bytes(log.streamers()));
    out.writeBinary(bytes(log.categories()));
    out.writeEndArray();
  }

  private static CandidateLog candidates(Fields in) {
    in.enter();
    var log =
        new CandidateLog(
            in.texts(),
            in.bytes(),
            in.int32s(),
            in.float32(),
            in.float32s(),
            in.int16s(),
            in.int16s(),
            in.optionalInt16s(),
            in.optionalInt16s());
    in.leave();
    return log;
  }

  private static byte[] bytes(int[] values) {
    var bytes = new byte[Integer.BYTES * values.length];
    littleEndian(bytes).asIntBuffer().put(values);
    return bytes;
  }

  private static byte[] bytes(float[] values) {
    var bytes = new byte[Float.BYTES * values.length];
    littleEndian(bytes).asFloatBuffer().put(values);
    return bytes;
  }

  private static byte[] bytes(short[] values) {
    var bytes = new byte[Short.BYTES * values.length];
    littleEndian(bytes).asShortBuffer().put(values);
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
