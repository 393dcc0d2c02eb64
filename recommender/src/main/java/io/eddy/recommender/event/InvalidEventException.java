package io.eddy.recommender.event;

import org.jspecify.annotations.Nullable;

/** An event that breaks a rule of the contract: which field, its value, and how to mend it. */
public final class InvalidEventException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String field;
  private final @Nullable String value;
  private final String remedy;

  /** Describes a broken rule by its stable {@code code}, the field at fault and the remedy. */
  public InvalidEventException(String code, String field, @Nullable String value, String remedy) {
    super("The %s (%s) is refused: %s. %s".formatted(field, value, code, remedy));
    this.code = code;
    this.field = field;
    this.value = value;
    this.remedy = remedy;
  }

  /** The stable code, such as {@code missing_field}. */
  public String code() {
    return code;
  }

  /** The field at fault, in its name on the wire. */
  public String field() {
    return field;
  }

  /** The refused value as text, or null where it was absent. */
  public @Nullable String value() {
    return value;
  }

  /** What the sender can do about it. */
  public String remedy() {
    return remedy;
  }
}
