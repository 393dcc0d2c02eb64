package io.eddy.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How decisions are made. */
public enum Mode {
  /** The newest released policy decides, and new ones are published. */
  @JsonProperty("learning")
  LEARNING,
  /** The version in force stays; the learner goes on, but nothing is published. */
  @JsonProperty("frozen")
  FROZEN,
  /** A baseline decides, as asked for. */
  @JsonProperty("baseline")
  BASELINE;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of this name on the wire. */
  public static Optional<Mode> of(String wireName) {
    return Arrays.stream(values()).filter(mode -> mode.wireName().equals(wireName)).findFirst();
  }
}
