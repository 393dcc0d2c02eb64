package io.eddy.service.serving;

import io.eddy.recommender.decision.ExternalSlate;

/** None of the rooms that a caller showed is live: there is nothing to learn from. */
public final class NotLiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String firstRoom;

  /** Names the slate's first room. */
  public NotLiveException(ExternalSlate slate) {
    super("Of the rooms shown (%d) none is live.".formatted(slate.items().size()));
    this.firstRoom = slate.items().getFirst().roomId();
  }

  /** The room at the first position. */
  public String firstRoom() {
    return firstRoom;
  }
}
