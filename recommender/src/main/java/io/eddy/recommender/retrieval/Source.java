package io.eddy.recommender.retrieval;

/** Why a room is a candidate; the first source that finds it counts. */
public enum Source {
  /** Its streamer is followed. */
  FOLLOWED(0),
  /** Its streamer was visited. */
  HISTORY(1),
  /** Its category was watched. */
  AFFINITY(2),
  /** It has just begun. */
  FRESH(3),
  /** Much happens in it. */
  HOT(4),
  /** A caller showed it, or chose from it. */
  CALLER(5);

  private final byte code;

  Source(int code) {
    this.code = (byte) code;
  }

  /** How the log writes it. */
  public byte code() {
    return code;
  }

  /** The source of a code. */
  public static Source of(byte code) {
    for (var source : values()) {
      if (source.code == code) {
        return source;
      }
    }
    throw new IllegalArgumentException("There is no source with code %d.".formatted(code));
  }
}
