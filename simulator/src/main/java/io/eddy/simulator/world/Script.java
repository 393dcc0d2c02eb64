package io.eddy.simulator.world;

import io.eddy.recommender.event.ViewerEvent;
import io.eddy.simulator.streamer.Broadcast;
import io.eddy.simulator.viewer.Reaction;
import io.eddy.simulator.viewer.Viewer;
import io.eddy.simulator.viewer.Visit;
import java.util.function.BiConsumer;

/**
 * Writes a viewer's reaction out as happenings with their times: an impression for each room looked
 * at, and for a visit the enter, a {@code watch} after 15 s, 30 s and then every 30 s, what was
 * written, liked, given and followed, and the leave.
 */
final class Script {
  /** Seconds to the first sign of watching. */
  static final int FIRST_WATCH_SECONDS = 15;

  /** Seconds from one sign to the next: below the 45 s after which silence means gone. */
  static final int WATCH_SECONDS = 30;

  private static final String PLACEMENT = "home";
  private static final String CURRENCY = "coin";

  private final Wording wording;
  private final BiConsumer<Long, Happening> plan;
  private long visits;

  Script(Wording wording, BiConsumer<Long, Happening> plan) {
    this.wording = wording;
    this.plan = plan;
  }

  /** Plans the impressions. */
  void looks(Viewer viewer, ShownSlate slate, Reaction reaction) {
    for (var i = 0; i < reaction.examined(); i++) {
      var at = reaction.lookedAt(i);
      acts(
          new ViewerEvent.Impression(
              wording.at(at),
              viewer.id(),
              slate.roomIds().get(i),
              slate.decisionId(),
              slate.decisionId() == null ? null : i,
              PLACEMENT));
    }
  }

  /** Plans a visit from its enter to its leave; returns when it ends. */
  long visits(
      Viewer viewer, ShownSlate slate, Reaction reaction, Visit visit, Broadcast broadcast) {
    var streamer = broadcast.streamer();
    var who = viewer.id();
    var room = streamer.roomId();
    var id = "v" + Long.toString(visits++, 36);
    var from = reaction.enterMillis();
    var decision = slate.decisionId();
    plan.accept(
        from,
        new Happening.Enters(
            new ViewerEvent.Enter(
                wording.at(from),
                who,
                room,
                id,
                decision,
                decision == null ? null : reaction.entered()),
            streamer.index()));
    for (var at = FIRST_WATCH_SECONDS; at < visit.watchSeconds(); at += nextWatch(at)) {
      acts(new ViewerEvent.Watch(wording.at(after(from, at)), who, room, at, id));
    }
    for (var at : visit.comments()) {
      acts(wording.comment(who, room, id, after(from, at)));
    }
    for (var at : visit.likes()) {
      acts(new ViewerEvent.Like(wording.at(after(from, at)), who, room, 1, id));
    }
    for (var gift : visit.gifts()) {
      acts(
          new ViewerEvent.Gift(
              wording.at(after(from, gift.atSeconds())),
              who,
              room,
              gift.valueMinor(),
              CURRENCY,
              1,
              "gift-" + gift.coins(),
              id));
    }
    if (visit.followed()) {
      acts(
          new ViewerEvent.Follow(
              wording.at(after(from, visit.followAt())), who, streamer.id(), room));
    }
    if (visit.shareAt() >= 0) {
      acts(
          new ViewerEvent.Share(
              wording.at(after(from, visit.shareAt())), who, room, decision, null));
    }
    var until = after(from, visit.watchSeconds());
    if (visit.disliked()) {
      acts(new ViewerEvent.Dislike(wording.at(until), who, room, decision, "not for me"));
    }
    if (visit.reported()) {
      acts(new ViewerEvent.Report(wording.at(until), who, room, decision, "misleading"));
    }
    var reason = until >= broadcast.endMillis() ? "ended" : "left";
    plan.accept(
        until,
        new Happening.Leaves(
            viewer,
            new ViewerEvent.Leave(
                wording.at(until), who, room, id, (until - from) / 1_000.0, reason),
            streamer.index(),
            visit));
    return until;
  }

  private static int nextWatch(int at) {
    return at == FIRST_WATCH_SECONDS ? FIRST_WATCH_SECONDS : WATCH_SECONDS;
  }

  private static long after(long from, double seconds) {
    return from + (long) (seconds * 1_000);
  }

  private void acts(ViewerEvent event) {
    plan.accept(event.time(), new Happening.Acts(event));
  }
}
