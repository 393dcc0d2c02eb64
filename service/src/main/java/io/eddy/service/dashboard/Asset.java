package io.eddy.service.dashboard;

import io.helidon.http.Header;
import java.util.List;

/**
 * A file, as it is served.
 *
 * @param headers content type, caching and security
 * @param etag changes with the content
 */
public record Asset(byte[] content, List<Header> headers, String etag) {
  /** Copies the headers. */
  public Asset {
    headers = List.copyOf(headers);
  }
}
