package io.eddy.learning.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts each viewer's displayed slates together to sessions: a longer gap than {@link #GAP}, or as many
 * slates as {@link #MOST}, and another begins. Slates come in the order in which they were decided. Memory: the sessions that go on.
 */
final class Sessions {
  /** As long as the view waits for a viewer. */
  static final Duration GAP = Duration.ofMinutes(30);

  /** The horizon of what is estimated: weights of longer sequences tell nothing. */
  static final int MOST = 30;

  private final Consumer<List<SlateOutcome<ReplayedSlate>>> sink;
  private final Map<String, List<SlateOutcome<ReplayedSlate>>> open = new HashMap<>();
  private long sweptAt;

  Sessions(Consumer<List<SlateOutcome<ReplayedSlate>>> sink) {
    this.sink = sink;
  }

  void next(SlateOutcome<ReplayedSlate> slate) {
    var session = open.get(slate.viewerId());
    if (session != null && isOver(session, slate.time())) {
      sink.accept(session);
      session = null;
    }
    if (session == null) {
      session = new ArrayList<>();
      open.put(slate.viewerId(), session);
    }
    session.add(slate);
    if (slate.time() - sweptAt > GAP.toMillis()) {
      sweptAt = slate.time();
      var sessions = open.values().iterator();
      while (sessions.hasNext()) {
        var old = sessions.next();
        if (isOver(old, slate.time())) {
          sink.accept(old);
          sessions.remove();
        }
      }
    }
  }

  /** The log has ended. */
  void end() {
    open.values().forEach(sink);
    open.clear();
  }

  private static boolean isOver(List<SlateOutcome<ReplayedSlate>> session, long time) {
    return session.size() == MOST || time - session.getLast().time() > GAP.toMillis();
  }
}
