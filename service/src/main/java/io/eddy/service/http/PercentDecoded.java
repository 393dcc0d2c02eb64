package io.eddy.service.http;

import io.eddy.protocol.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986), read strictly: two hexadecimal digits each, UTF-8 in all. */
final class PercentDecoded {
  private PercentDecoded() {}

  /** A segment of a path; {@code %2F} becomes a slash, a plus stays. */
  static String ofPath(String raw) {
    return of(raw, false);
  }

  /** A value of a query; a plus becomes a space. */
  static String ofQuery(String raw) {
    return of(raw, true);
  }

  private static String of(String raw, boolean plusIsSpace) {
    var bytes = new ByteArrayOutputStream(raw.length());
    for (var i = 0; i < raw.length(); i++) {
      var character = raw.charAt(i);
      if (character == '%') {
        bytes.write(digit(raw, i + 1) << 4 | digit(raw, i + 2));
        i += 2;
      } else if (character > '~') {
        throw malformed(raw);
      } else {
        bytes.write(plusIsSpace && character == '+' ? ' ' : character);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed(raw);
    }
  }

  private static int digit(String raw, int at) {
    var digit = at < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
    if (digit < 0) {
      throw malformed(raw);
    }
    return digit;
  }

  private static RefusedException malformed(String raw) {
    return RefusedException.of(
        new Refusal(
            400,
            "malformed_url",
            "The URL is not well percent-encoded.",
            null,
            raw,
            "Write each byte of the UTF-8 that is no plain letter, digit, - . _ or ~ as %XX."));
  }
}
