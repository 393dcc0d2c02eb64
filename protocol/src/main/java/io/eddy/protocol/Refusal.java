package io.eddy.protocol;

import io.eddy.recommender.event.InvalidEventException;
import org.jspecify.annotations.Nullable;

/**
 * Why a whole request is refused: nothing of it was taken.
 *
 * @param status of the answer, such as 400
 * @param code stable, such as {@code malformed_body}
 * @param detail one sentence for people
 * @param field the field at fault in its name on the wire, or null
 * @param value the refused value as text, shortened, or null
 * @param remedy what the sender can do
 */
public record Refusal(
    int status,
    String code,
    String detail,
    @Nullable String field,
    @Nullable String value,
    String remedy) {
  /** Shortens the value. */
  public Refusal {
    value = Echo.of(value);
  }

  /** A body that can't be read at all. */
  public static Refusal malformed(String detail, String remedy) {
    return new Refusal(400, "malformed_body", detail, null, null, remedy);
  }

  /** A body with more than is taken at once. */
  public static Refusal tooLarge(String detail, String remedy) {
    return new Refusal(413, "too_large", detail, null, null, remedy);
  }

  /** A readable body of which one field breaks a rule. */
  public static Refusal of(InvalidEventException broken) {
    var detail =
        broken.code().equals("missing_field")
            ? "The field %s is missing.".formatted(broken.field())
            : "The field %s is refused: %s."
                .formatted(broken.field(), broken.code().replace('_', ' '));
    return new Refusal(400, broken.code(), detail, broken.field(), broken.value(), broken.remedy());
  }
}
