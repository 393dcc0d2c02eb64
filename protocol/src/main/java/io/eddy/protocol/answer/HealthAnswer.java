package io.eddy.protocol.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the service lives, or is ready to answer.
 *
 * @param status {@value #OK} or {@value #NOT_READY}
 * @param checks what was looked at, such as {@code recovered}, and whether it is so
 */
public record HealthAnswer(String status, Map<String, Boolean> checks) {
  /** All is well; status 200. */
  public static final String OK = "ok";

  /** Something is missing yet; status 503. */
  public static final String NOT_READY = "not_ready";

  /** Copies the checks, in their order. */
  public HealthAnswer {
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
  }

  /** Ready if every check holds. */
  public static HealthAnswer of(Map<String, Boolean> checks) {
    return new HealthAnswer(checks.containsValue(false) ? NOT_READY : OK, checks);
  }
}
