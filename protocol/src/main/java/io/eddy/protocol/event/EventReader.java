package io.eddy.protocol.event;

import io.eddy.protocol.Json;
import io.eddy.protocol.JsonFields;
import io.eddy.protocol.Parsed;
import io.eddy.protocol.Refusal;
import io.eddy.protocol.StrictJson;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.Ids;
import io.eddy.recommender.event.InvalidEventException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads what {@code POST /events} takes.
 *
 * <p>A body that is no JSON is refused as a whole (status 400), and so is one with too many items
 * or bytes (413). In a readable body each item stands for itself: a valid event or a typed
 * rejection. Unknown fields are ignored; {@code null} means absent.
 */
public final class EventReader {
  private final ContentHash hash = new ContentHash();
  private final List<ParsedItem> items = new ArrayList<>();
  private final String source;
  private final long receivedAt;

  private EventReader(String source, long receivedAt) {
    this.source = source;
    this.receivedAt = receivedAt;
  }

  /**
   * Reads a body.
   *
   * @param source of the events that name none
   * @param receivedAt the time of the events that name none, epoch milliseconds
   */
  public static Parsed<ParsedBatch> read(
      byte[] body, EventFormat format, String source, long receivedAt) {
    if (body.length > Json.MAX_BODY_BYTES) {
      return new Parsed.Refused<>(
          Refusal.tooLarge(
              "The body has more than %d bytes.".formatted(Json.MAX_BODY_BYTES),
              "Send the events in several smaller bodies."));
    }
    try {
      var characters = StrictJson.decode(body);
      var reader = new EventReader(source, receivedAt);
      var refusal =
          switch (format) {
            case JSON -> reader.readValue(characters);
            case JSON_LINES -> reader.readLines(characters);
          };
      return refusal == null
          ? new Parsed.Valid<>(new ParsedBatch(reader.items))
          : new Parsed.Refused<>(refusal);
    } catch (CharacterCodingException e) {
      return new Parsed.Refused<>(StrictJson.notUtf8());
    }
  }

  private @Nullable Refusal readValue(char[] characters) {
    try (var parser = StrictJson.parser(characters, 0, characters.length)) {
      var token = parser.nextToken();
      if (token == null) {
        return Refusal.malformed(
            "The body is empty.", "Send an event, an array of events, or JSON lines.");
      }
      if (token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (items.size() == ParsedBatch.MAX_ITEMS) {
            return tooMany();
          }
          items.add(item(StrictJson.value(parser)));
        }
      } else {
        items.add(item(StrictJson.value(parser)));
      }
      return parser.nextToken() == null ? null : trailing();
    } catch (JacksonException e) {
      return StrictJson.notJson(e, 0);
    }
  }

  private @Nullable Refusal readLines(char[] characters) {
    var line = 0;
    for (int from = 0, to; from < characters.length; from = to + 1, line++) {
      to = endOfLine(characters, from);
      try (var parser = StrictJson.parser(characters, from, to - from)) {
        if (parser.nextToken() == null) {
          continue;
        }
        if (items.size() == ParsedBatch.MAX_ITEMS) {
          return tooMany();
        }
        items.add(item(StrictJson.value(parser)));
        if (parser.nextToken() != null) {
          return trailing();
        }
      } catch (JacksonException e) {
        return StrictJson.notJson(e, line);
      }
    }
    return null;
  }

  private static int endOfLine(char[] characters, int from) {
    var end = from;
    while (end < characters.length && characters[end] != '\n') {
      end++;
    }
    return end;
  }

  private static Refusal tooMany() {
    return Refusal.tooLarge(
        "The body has more than %d events.".formatted(ParsedBatch.MAX_ITEMS),
        "Send the events in several smaller bodies.");
  }

  private static Refusal trailing() {
    return Refusal.malformed(
        "Something follows the JSON value.",
        "Send one value; several events go into an array, or one on each line as"
            + " application/x-ndjson.");
  }

  private ParsedItem item(JsonNode node) {
    var index = items.size();
    if (!node.isObject()) {
      return new ParsedItem.Rejected(
          index, "not_an_object", null, null, "Send each event as a JSON object.");
    }
    try {
      return event(index, JsonFields.of(node));
    } catch (InvalidEventException e) {
      return ParsedItem.Rejected.of(index, e);
    }
  }

  private ParsedItem event(int index, JsonFields fields) {
    var type = fields.text("type");
    if (type == null) {
      throw new InvalidEventException(
          "missing_field",
          "type",
          null,
          "Send one of: %s.".formatted(String.join(", ", EventParser.TYPES)));
    }
    var id = Ids.optional("id", fields.text("id"));
    var time = fields.time("time");
    var envelope =
        new Envelope(
            Objects.requireNonNullElse(fields.text("source"), source),
            id,
            Objects.requireNonNullElse(time, receivedAt));
    var event = EventParser.event(type, fields, envelope);
    var digest = hash.of(event, time);
    if (id == null && time != null) {
      // Built anew instead of moved to the other envelope, which would drop a comment's text.
      var hashed = new Envelope(envelope.source(), digest.id(), envelope.time());
      event = EventParser.event(type, fields, hashed);
    }
    return new ParsedItem.Valid(index, event, id != null, time != null, digest.first64Bits());
  }
}
