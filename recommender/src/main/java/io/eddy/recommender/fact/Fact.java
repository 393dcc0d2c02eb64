package io.eddy.recommender.fact;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import org.jspecify.annotations.Nullable;

/** One entry of the log. */
public sealed interface Fact {
  /** The viewer whose fold it belongs to, or null where it is a room's. */
  @Nullable String viewerId();

  /** An accepted event under the viewer's pseudonym, and what intake resolved. */
  record Happened(LiveEvent event, Resolution resolution) implements Fact {
    @Override
    public @Nullable String viewerId() {
      return event instanceof ViewerEvent viewerEvent ? viewerEvent.viewerId() : null;
    }
  }

  /** A decision was made and is about to be answered. */
  record Decided(Decision decision) implements Fact {
    @Override
    public String viewerId() {
      return decision.viewerId();
    }
  }

  /** The viewer's open visit is over: silent, too long, or the room ended. */
  record VisitExpired(String viewerId, String roomId, long time) implements Fact {}

  /** The viewer was idle for so long that the session is over. */
  record SessionEnded(String viewerId, long time) implements Fact {}

  /** The viewer's state is dropped to keep memory within its bound. */
  record ViewerRetired(String viewerId, long time) implements Fact {}

  /** A room whose source heartbeats has been silent for so long that its broadcast is over. */
  record LeaseExpired(String roomId, String broadcastId, long time) implements Fact {
    @Override
    public @Nullable String viewerId() {
      return null;
    }
  }

  /** A room's state is dropped: it ended long ago, or memory must stay within its bound. */
  record RoomRetired(String roomId, long time) implements Fact {
    @Override
    public @Nullable String viewerId() {
      return null;
    }
  }

  /** A streamer's sums are dropped to keep memory within its bound. */
  record StreamerRetired(String streamerId, long time) implements Fact {
    @Override
    public @Nullable String viewerId() {
      return null;
    }
  }
}
