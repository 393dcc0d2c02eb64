package io.eddy.service.http;

import io.eddy.protocol.Json;
import io.eddy.protocol.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whole.
 *
 * @param headers the content type and what else is special to this answer
 * @param code of the problem; null where it is none
 */
record Reply(Status status, List<Header> headers, byte[] body, @Nullable String code) {
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Json.MEDIA_TYPE);
  private static final Header PROBLEM =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private static final List<Header> JSON_HEADERS = List.of(JSON, NO_STORE);

  /** Status 200 and a record. */
  static Reply json(Object value) {
    return json(Status.OK_200, value);
  }

  /** A record. */
  static Reply json(Status status, Object value) {
    return new Reply(status, JSON_HEADERS, Json.write(value), null);
  }

  /** Status 200 and a text of this type. */
  static Reply ofType(String contentType, byte[] body) {
    return new Reply(
        Status.OK_200,
        List.of(HeaderValues.create(HeaderNames.CONTENT_TYPE, contentType), NO_STORE),
        body,
        null);
  }

  /** A problem, with further headers. */
  static Reply problem(Problem problem, Header... headers) {
    var all = new Header[headers.length + 2];
    all[0] = PROBLEM;
    all[1] = NO_STORE;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return new Reply(
        Status.create(problem.status()), List.of(all), Json.write(problem), problem.code());
  }

  /** The same answer with one more header. */
  Reply with(Header header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new Reply(status, List.copyOf(more), body, code);
  }
}
