package io.eddy.storage;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Resolution;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Events and what intake resolved, as components of a fact; see {@link FactCodec} for the rules. An
 * event is [name, [source, id, time], components…].
 */
final class EventCodec {
  private EventCodec() {}

  static void write(LiveEvent event, JsonGenerator out) {
    switch (event) {
      case RoomEvent room -> RoomEventCodec.write(room, out);
      case ViewerEvent viewer -> ViewerEventCodec.write(viewer, out);
    }
  }

  static LiveEvent read(Fields in) {
    in.enter();
    var name = in.text();
    in.enter();
    var envelope = new Envelope(in.text(), in.optionalText(), in.int64());
    in.leave();
    var event = event(name, envelope, in);
    in.leave();
    return event;
  }

  private static LiveEvent event(String name, Envelope envelope, Fields in) {
    @Nullable LiveEvent viewer = ViewerEventCodec.read(name, envelope, in);
    if (viewer != null) {
      return viewer;
    }
    @Nullable LiveEvent room = RoomEventCodec.read(name, envelope, in);
    if (room != null) {
      return room;
    }
    throw new IllegalArgumentException("unknown event " + name);
  }

  /** Opens the array of an event with that many components beside name and envelope. */
  static void open(String name, Envelope envelope, int components, JsonGenerator out) {
    out.writeStartArray(null, 2 + components);
    out.writeString(name);
    out.writeStartArray(envelope, 3);
    out.writeString(envelope.source());
    out.writeString(envelope.id());
    out.writeNumber(envelope.time());
    out.writeEndArray();
  }

  static void write(Resolution resolution, JsonGenerator out) {
    out.writeStartArray(resolution, 4);
    var room = resolution.room();
    if (room == null) {
      out.writeNull();
    } else {
      DecisionCodec.write(room, out);
    }
    out.writeString(resolution.arm());
    out.writeBoolean(resolution.clamped());
    out.writeBoolean(resolution.identified());
    out.writeEndArray();
  }

  static Resolution resolution(Fields in) {
    in.enter();
    var resolution =
        new Resolution(DecisionCodec.optionalRoom(in), in.optionalText(), in.flag(), in.flag());
    in.leave();
    return resolution;
  }

  static void write(@Nullable Long number, JsonGenerator out) {
    if (number == null) {
      out.writeNull();
    } else {
      out.writeNumber(number.longValue());
    }
  }

  static void write(@Nullable Integer number, JsonGenerator out) {
    if (number == null) {
      out.writeNull();
    } else {
      out.writeNumber(number.intValue());
    }
  }

  static void write(@Nullable Double number, JsonGenerator out) {
    if (number == null) {
      out.writeNull();
    } else {
      out.writeNumber(number.doubleValue());
    }
  }

  static void write(@Nullable Boolean flag, JsonGenerator out) {
    if (flag == null) {
      out.writeNull();
    } else {
      out.writeBoolean(flag);
    }
  }
}
