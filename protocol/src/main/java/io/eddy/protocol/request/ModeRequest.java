package io.eddy.protocol.request;

import io.eddy.protocol.Json;
import io.eddy.protocol.JsonFields;
import io.eddy.protocol.Mode;
import io.eddy.protocol.Parsed;
import io.eddy.recommender.event.InvalidEventException;

/**
 * The wish for another mode.
 *
 * @param reason why, at most {@value #MAX_REASON} characters; empty where nobody said
 */
public record ModeRequest(Mode mode, String reason) {
  /** The most code points of a reason. */
  public static final int MAX_REASON = 512;

  /** Checks the reason's length. */
  public ModeRequest {
    if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
      throw new InvalidEventException(
          "too_long", "reason", reason, "Send at most %d characters.".formatted(MAX_REASON));
    }
  }

  /** Reads the body of {@code PUT /mode}. */
  public static Parsed<ModeRequest> read(byte[] body) {
    return Bodies.read(body, ModeRequest::of);
  }

  /** The body that asks for it. */
  public byte[] write() {
    return Json.write(this);
  }

  private static ModeRequest of(JsonFields fields) {
    var mode = fields.text("mode");
    var remedy = "Send learning, frozen or baseline.";
    if (mode == null) {
      throw new InvalidEventException("missing_field", "mode", null, remedy);
    }
    var reason = fields.text("reason");
    return new ModeRequest(
        Mode.of(mode)
            .orElseThrow(() -> new InvalidEventException("unknown_mode", "mode", mode, remedy)),
        reason == null ? "" : reason);
  }
}
