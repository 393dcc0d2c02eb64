package io.eddy.protocol.event;

import io.eddy.protocol.Json;
import io.eddy.recommender.event.LiveEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes events as {@link EventReader} reads them; times as epoch milliseconds.
 *
 * <p>An event without id is written without one, so that its reader gives it the content hash. Of a
 * comment whose text was used up nothing of the text is written, nor its length.
 */
public final class EventWriter {
  private EventWriter() {}

  /** One event as an object. */
  public static byte[] write(LiveEvent event) {
    return write(event, event.envelope().source());
  }

  /** One event as an object, under another source than its own. */
  public static byte[] write(LiveEvent event, String source) {
    var bytes = new ByteArrayOutputStream(256);
    try (var json = Json.mapper().createGenerator(bytes)) {
      new Fields(json).event(event, source);
    }
    return bytes.toByteArray();
  }

  /** Events as an array. */
  public static byte[] write(List<? extends LiveEvent> events) {
    var bytes = new ByteArrayOutputStream(256 * (events.size() + 1));
    try (var json = Json.mapper().createGenerator(bytes)) {
      var writer = new Fields(json);
      json.writeStartArray();
      events.forEach(event -> writer.event(event, event.envelope().source()));
      json.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private record Fields(JsonGenerator json) implements FieldVisitor {
    void event(LiveEvent event, String source) {
      var envelope = event.envelope();
      json.writeStartObject();
      text("type", event.type());
      text("id", envelope.id());
      text("source", source);
      whole("time", envelope.time());
      EventFields.visit(event, this);
      json.writeEndObject();
    }

    @Override
    public void text(String name, @Nullable String value) {
      if (value != null) {
        json.writeStringProperty(name, value);
      }
    }

    @Override
    public void whole(String name, @Nullable Number value) {
      if (value != null) {
        json.writeNumberProperty(name, value.longValue());
      }
    }

    @Override
    public void decimal(String name, @Nullable Double value) {
      if (value != null) {
        json.writeNumberProperty(name, value.doubleValue());
      }
    }

    @Override
    public void flag(String name, @Nullable Boolean value) {
      if (value != null) {
        json.writeBooleanProperty(name, value);
      }
    }

    @Override
    public void texts(String name, @Nullable List<String> values) {
      if (values != null) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
      }
    }

    @Override
    public void group(String name) {
      json.writeObjectPropertyStart(name);
    }

    @Override
    public void end() {
      json.writeEndObject();
    }
  }
}
