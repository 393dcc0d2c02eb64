package io.eddy.storage;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Events of rooms as components of a fact; see {@link FactCodec} for the rules. */
final class RoomEventCodec {
  private static final String ROOM_STARTED = "room.started";
  private static final String ROOM_UPDATED = "room.updated";
  private static final String ROOM_HEARTBEAT = "room.heartbeat";
  private static final String ROOM_ENDED = "room.ended";

  private RoomEventCodec() {}

  static void write(RoomEvent event, JsonGenerator out) {
    switch (event) {
      case RoomEvent.Started started -> {
        EventCodec.open(ROOM_STARTED, started.envelope(), 10, out);
        out.writeString(started.roomId());
        out.writeString(started.streamerId());
        out.writeString(started.broadcastId());
        out.writeString(started.title());
        out.writeString(started.category());
        write(started.tags(), out);
        out.writeString(started.language());
        out.writeString(started.coverUrl());
        EventCodec.write(started.viewers(), out);
        EventCodec.write(started.startedAt(), out);
      }
      case RoomEvent.Updated updated -> {
        EventCodec.open(ROOM_UPDATED, updated.envelope(), 7, out);
        out.writeString(updated.roomId());
        out.writeString(updated.title());
        out.writeString(updated.category());
        write(updated.tags(), out);
        out.writeString(updated.language());
        out.writeString(updated.coverUrl());
        EventCodec.write(updated.visible(), out);
      }
      case RoomEvent.Heartbeat heartbeat -> {
        EventCodec.open(ROOM_HEARTBEAT, heartbeat.envelope(), 3, out);
        out.writeString(heartbeat.roomId());
        EventCodec.write(heartbeat.viewers(), out);
        write(heartbeat.counters(), out);
      }
      case RoomEvent.Ended ended -> {
        EventCodec.open(ROOM_ENDED, ended.envelope(), 3, out);
        out.writeString(ended.roomId());
        out.writeString(ended.broadcastId());
        out.writeString(ended.reason());
      }
    }
    out.writeEndArray();
  }

  static @Nullable RoomEvent read(String name, Envelope envelope, Fields in) {
    return switch (name) {
      case ROOM_STARTED ->
          new RoomEvent.Started(
              envelope,
              in.text(),
              in.text(),
              in.optionalText(),
              in.optionalText(),
              in.optionalText(),
              in.texts(),
              in.optionalText(),
              in.optionalText(),
              in.optionalInt64(),
              in.optionalInt64());
      case ROOM_UPDATED ->
          new RoomEvent.Updated(
              envelope,
              in.text(),
              in.optionalText(),
              in.optionalText(),
              in.optionalTexts(),
              in.optionalText(),
              in.optionalText(),
              in.optionalFlag());
      case ROOM_HEARTBEAT ->
          new RoomEvent.Heartbeat(envelope, in.text(), in.optionalInt64(), counters(in));
      case ROOM_ENDED ->
          new RoomEvent.Ended(envelope, in.text(), in.optionalText(), in.optionalText());
      default -> null;
    };
  }

  private static void write(@Nullable List<String> texts, JsonGenerator out) {
    if (texts == null) {
      out.writeNull();
      return;
    }
    out.writeStartArray(texts, texts.size());
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private static void write(RoomEvent.@Nullable Counters counters, JsonGenerator out) {
    if (counters == null) {
      out.writeNull();
      return;
    }
    out.writeStartArray(counters, 3);
    out.writeNumber(counters.likes());
    out.writeNumber(counters.comments());
    out.writeNumber(counters.giftsMinor());
    out.writeEndArray();
  }

  private static RoomEvent.@Nullable Counters counters(Fields in) {
    if (!in.optionalEnter()) {
      return null;
    }
    var counters = new RoomEvent.Counters(in.int64(), in.int64(), in.int64());
    in.leave();
    return counters;
  }
}
