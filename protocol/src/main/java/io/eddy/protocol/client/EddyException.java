package io.eddy.protocol.client;

import io.eddy.protocol.Problem;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that brought no answer: refused by the service, or lost on the way. */
public final class EddyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Problem problem;
  private final @Nullable Duration retryAfter;

  EddyException(Problem problem, @Nullable Duration retryAfter) {
    super("%d %s: %s".formatted(problem.status(), problem.title(), problem.detail()));
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  EddyException(String message, Throwable cause) {
    super(message, cause);
    this.problem = null;
    this.retryAfter = null;
  }

  /** What the service says is wrong; empty where no answer came. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /** The status of the answer, or 0 where none came. */
  public int status() {
    return problem == null ? 0 : problem.status();
  }

  /** How long the service asks to wait before the call is made again. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
