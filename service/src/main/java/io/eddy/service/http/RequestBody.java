package io.eddy.service.http;

import io.eddy.protocol.Json;
import io.eddy.protocol.Problem;
import io.eddy.protocol.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies, whole but bounded, whatever length they announce. */
final class RequestBody {
  /** What is read and thrown away so that the sender hears the answer, instead of a reset. */
  private static final long MAX_DRAINED_BYTES = 16L << 20;

  private static final int BLOCK = 8_192;
  private static final byte[] EMPTY = {};

  private RequestBody() {}

  /** All bytes of the body. */
  static byte[] read(ServerRequest request) {
    var announced = announced(request);
    if (announced > Json.MAX_BODY_BYTES) {
      throw tooLarge();
    }
    if (!request.content().hasEntity()) {
      return EMPTY;
    }
    try (var stream = request.content().inputStream()) {
      return announced >= 0 ? exactly(stream, (int) announced) : bounded(stream);
    } catch (RefusedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw malformed();
    }
  }

  /**
   * Reads the rest of a body that the answer doesn't need.
   *
   * @return whether the connection can carry another request
   */
  static boolean drain(ServerRequest request) {
    if (request.content().consumed() || !request.content().hasEntity()) {
      return true;
    }
    if (request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent()) {
      return false;
    }
    try {
      var stream = request.content().inputStream();
      return skipped(stream, MAX_DRAINED_BYTES);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean skipped(InputStream stream, long most) throws IOException {
    var block = new byte[BLOCK];
    for (long drained = 0; drained < most; ) {
      var read = stream.read(block);
      if (read < 0) {
        return true;
      }
      drained += read;
    }
    return false;
  }

  private static byte[] exactly(InputStream stream, int length) throws IOException {
    var body = stream.readNBytes(length);
    if (body.length < length || stream.read() >= 0) {
      throw new IOException("The body is not as long as announced.");
    }
    return body;
  }

  private static byte[] bounded(InputStream stream) throws IOException {
    var body = new ByteArrayOutputStream();
    var block = new byte[BLOCK];
    for (int read; (read = stream.read(block)) >= 0; ) {
      if (body.size() + read > Json.MAX_BODY_BYTES) {
        skipped(stream, MAX_DRAINED_BYTES);
        throw tooLarge();
      }
      body.write(block, 0, read);
    }
    return body.toByteArray();
  }

  private static long announced(ServerRequest request) {
    return request.headers().contains(HeaderNames.CONTENT_LENGTH)
        ? request.headers().get(HeaderNames.CONTENT_LENGTH).get(long.class)
        : -1;
  }

  /** Chunks that are none, or fewer bytes than announced: what follows can't be found any more. */
  private static RefusedException malformed() {
    return new RefusedException(
        Reply.problem(
            Problem.of(
                400,
                "malformed_request",
                "The body is not as long as announced, or not well divided into chunks.",
                "Check Content-Length and Transfer-Encoding."),
            HeaderValues.CONNECTION_CLOSE));
  }

  private static RefusedException tooLarge() {
    return RefusedException.of(
        Refusal.tooLarge(
            "The body has more than %d bytes.".formatted(Json.MAX_BODY_BYTES),
            "Send less at once."));
  }
}
