package io.eddy.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads JSON that strangers send, as strictly as I-JSON (RFC 7493) asks.
 *
 * <p>It must be well-formed UTF-8 (a byte order mark is skipped), at most {@link
 * Json#MAX_BODY_BYTES} long and 32 levels deep, without {@code NaN} and {@code Infinity}, without
 * anything after the value, and no object may name a property twice: which of the two counts would
 * be a guess.
 */
public final class StrictJson {
  /** Keeps the node types' default: decimals are read in double precision. */
  private static final ObjectReader TREES = Json.MAPPER.reader();

  private StrictJson() {}

  /**
   * The characters of a body.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  public static char[] decode(byte[] body) throws CharacterCodingException {
    var bytes = ByteBuffer.wrap(body);
    if (body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF) {
      bytes.position(3);
    }
    var characters = StandardCharsets.UTF_8.newDecoder().decode(bytes);
    if (characters.remaining() == characters.array().length) {
      return characters.array();
    }
    var exact = new char[characters.remaining()];
    characters.get(exact);
    return exact;
  }

  /** A parser over some of the characters. */
  public static JsonParser parser(char[] characters, int from, int length) {
    return Json.MAPPER.createParser(characters, from, length);
  }

  /**
   * The value at which the parser stands.
   *
   * @throws JacksonException if it is malformed, too deep or names a property twice
   */
  public static JsonNode value(JsonParser parser) {
    return TREES.readTree(parser);
  }

  /** The fields of a body that must be one object. */
  public static Parsed<JsonFields> object(byte[] body) {
    if (body.length > Json.MAX_BODY_BYTES) {
      return new Parsed.Refused<>(
          Refusal.tooLarge(
              "The body has more than %d bytes.".formatted(Json.MAX_BODY_BYTES),
              "Send a smaller body."));
    }
    try {
      var characters = decode(body);
      try (var parser = parser(characters, 0, characters.length)) {
        if (parser.nextToken() == null) {
          return new Parsed.Refused<>(
              Refusal.malformed("The body is empty.", "Send one JSON object."));
        }
        var value = value(parser);
        if (parser.nextToken() != null) {
          return new Parsed.Refused<>(
              Refusal.malformed("Something follows the JSON value.", "Send one JSON object."));
        }
        if (!value.isObject()) {
          return new Parsed.Refused<>(
              new Refusal(
                  400,
                  "not_an_object",
                  "The body is JSON, but no object.",
                  null,
                  Echo.of(value),
                  "Send one JSON object."));
        }
        return new Parsed.Valid<>(JsonFields.of(value));
      }
    } catch (CharacterCodingException e) {
      return new Parsed.Refused<>(notUtf8());
    } catch (JacksonException e) {
      return new Parsed.Refused<>(notJson(e, 0));
    }
  }

  /** The refusal of bytes that are no text. */
  public static Refusal notUtf8() {
    return Refusal.malformed("The body is not well-formed UTF-8.", "Encode the body as UTF-8.");
  }

  /** The refusal of what the parser gave up on; {@code linesBefore} were read by other parsers. */
  public static Refusal notJson(JacksonException failure, int linesBefore) {
    var location = failure.getLocation();
    var where =
        location == null || location.getLineNr() < 1
            ? ""
            : " at line %d, column %d"
                .formatted(linesBefore + location.getLineNr(), location.getColumnNr());
    return Refusal.malformed(
        "The body is not valid JSON%s.".formatted(where),
        "Send JSON as RFC 8259 has it: no NaN or Infinity, no property twice in one object, at"
            + " most %d levels deep.".formatted(Json.MAX_DEPTH));
  }
}
