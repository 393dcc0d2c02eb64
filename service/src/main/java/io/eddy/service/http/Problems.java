package io.eddy.service.http;

import io.eddy.protocol.Problem;
import io.eddy.protocol.Refusal;
import io.eddy.recommender.event.InvalidEventException;
import io.eddy.service.intake.OverloadedException;
import io.eddy.service.intake.UnavailableException;
import io.eddy.service.serving.NotLiveException;
import io.eddy.service.serving.UnknownDecisionException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an answer. */
final class Problems {
  /** When to come back after the log failed or while the server starts or stops, seconds. */
  static final int UNAVAILABLE_RETRY_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** The answer to whatever was thrown while a request was being answered. */
  static Reply of(Throwable failure, String method, String path) {
    return switch (failure) {
      case RefusedException refused -> refused.reply();
      case InvalidEventException broken -> Reply.problem(Problem.of(Refusal.of(broken)));
      case UnknownDecisionException unknown ->
          Reply.problem(
              Problem.of(
                  new Refusal(
                      404,
                      "unknown_decision",
                      "The decision that the request builds on is unknown or has expired.",
                      "after",
                      unknown.decisionId(),
                      "Ask without after.")));
      case NotLiveException gone ->
          Reply.problem(
              Problem.of(
                  new Refusal(
                      422,
                      "not_live",
                      sentence(gone),
                      "items",
                      gone.firstRoom(),
                      "Send room.started of them first; GET /api/v1/rooms lists what is live.")));
      case OverloadedException full ->
          Reply.problem(
              Problem.of(
                  503,
                  "overload",
                  sentence(full),
                  "Wait as Retry-After says and send the same again."),
              retryAfter(full.retryAfterSeconds()));
      case UnavailableException closed -> unavailable(sentence(closed));
      default -> internal(failure, method, path);
    };
  }

  /** Status 503: come back later. */
  static Reply unavailable(String detail) {
    return Reply.problem(
        Problem.of(
            503,
            "unavailable",
            detail,
            "Wait as Retry-After says and send the same again; /health/ready tells when it is"
                + " well."),
        retryAfter(UNAVAILABLE_RETRY_SECONDS));
  }

  static Header retryAfter(int seconds) {
    return HeaderValues.create(HeaderNames.RETRY_AFTER, seconds);
  }

  private static Reply internal(Throwable failure, String method, String path) {
    var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("Failure {} while answering {} {}", id, method, path, failure);
    return Reply.problem(
        Problem.of(
            500,
            "internal_error",
            "Eddy failed to answer.",
            "Look for failure %s in the log of the server.".formatted(id)));
  }

  private static String sentence(RuntimeException failure) {
    var message = failure.getMessage();
    return message == null ? "Nothing more can be taken now." : message;
  }
}
