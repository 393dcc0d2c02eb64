package io.eddy.recommender.slate;

/** The most rooms of one streamer and of one category in a slate. */
public record Caps(int perStreamer, int perCategory) {
  /** No caps but those of a slate's length. */
  public static final Caps NONE = new Caps(50, 50);

  /** Checks the caps. */
  public Caps {
    if (perStreamer < 1 || perCategory < 1) {
      throw new IllegalArgumentException(
          "The caps perStreamer (%d) and perCategory (%d) must be at least 1."
              .formatted(perStreamer, perCategory));
    }
  }
}
