package io.eddy.service.http;

import io.eddy.protocol.Problem;
import io.eddy.protocol.Refusal;

/** Ends a request with a problem, from however deep it was found. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RefusedException(Reply reply) {
    super("refused", null, false, false);
    this.reply = reply;
  }

  static RefusedException of(Refusal refusal) {
    return new RefusedException(Reply.problem(Problem.of(refusal)));
  }

  static RefusedException of(int status, String code, String detail, String remedy) {
    return new RefusedException(Reply.problem(Problem.of(status, code, detail, remedy)));
  }

  Reply reply() {
    return reply;
  }
}
