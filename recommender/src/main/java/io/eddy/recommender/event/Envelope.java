package io.eddy.recommender.event;

import org.jspecify.annotations.Nullable;

/**
 * What every event carries: where it comes from, its idempotency key and when it happened.
 *
 * @param source who sent it; {@code source} and {@code id} together are the idempotency key
 * @param id the sender's id, or the content hash that stands in for it; null where neither exists
 *     (no id and no time), which can't be deduplicated
 * @param time when it happened, epoch milliseconds
 */
public record Envelope(String source, @Nullable String id, long time) {
  /** Checks ids. */
  public Envelope {
    Ids.require("source", source);
    if (id != null) {
      Ids.require("id", id);
    }
  }

  /** This envelope at another time, as the clamp of a clock that runs ahead needs. */
  public Envelope at(long newTime) {
    return new Envelope(source, id, newTime);
  }
}
