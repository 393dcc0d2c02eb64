package io.eddy.service.intake;

import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.room.LiveRoom;
import org.jspecify.annotations.Nullable;

/**
 * Turns an accepted event into the fact that the log holds: the viewer under a pseudonym, client ids
 * as keyed hashes, and everything found out that a fold would have to ask others for.
 */
final class Resolver {
  private final Pseudonyms pseudonyms;
  private final KeyedHash hash;
  private final Experiment experiment;
  private final long aheadMillis;

  Resolver(Pseudonyms pseudonyms, KeyedHash hash, Experiment experiment, long aheadMillis) {
    this.pseudonyms = pseudonyms;
    this.hash = hash;
    this.experiment = experiment;
    this.aheadMillis = aheadMillis;
  }

  /** The fact of an event, at the place where the draft stands. */
  Fact.Happened resolve(ParsedItem.Valid item, Draft draft) {
    var event = item.event();
    var clamped = event.time() > draft.now() + aheadMillis;
    var envelope = logged(event.envelope(), clamped ? draft.now() : event.time());
    var identified = event.envelope().id() != null;
    return switch (event) {
      case RoomEvent roomEvent -> {
        var resolution = new Resolution(broadcast(roomEvent, draft), null, clamped, identified);
        yield new Fact.Happened(roomEvent.with(envelope), resolution);
      }
      case ViewerEvent viewerEvent -> {
        var viewer = pseudonyms.of(viewerEvent.viewerId());
        pseudonyms.claim(viewerEvent.viewerId(), draft.pseudonyms());
        var visit = viewerEvent.visitId();
        yield new Fact.Happened(
            viewerEvent.under(envelope, viewer, visit == null ? null : hash.text(visit)),
            new Resolution(
                room(viewerEvent.roomId(), draft),
                experiment.arm(viewer).name(),
                clamped,
                identified));
      }
    };
  }

  private Envelope logged(Envelope envelope, long time) {
    var id = envelope.id();
    return new Envelope(
        envelope.source(), id == null ? null : hash.text(envelope.source() + "\0" + id), time);
  }

  /** The room that a viewer's event is about, as it stands; unknown ones are provisional. */
  private static @Nullable RoomRef room(@Nullable String roomId, Draft draft) {
    return roomId == null ? null : current(roomId, draft.room(roomId));
  }

  private static RoomRef current(String roomId, @Nullable LiveRoom known) {
    return known == null ? new RoomRef(roomId, "", roomId, null) : known.ref();
  }

  /** The broadcast that a room's event is about; a start without an id is given one. */
  private static RoomRef broadcast(RoomEvent event, Draft draft) {
    var known = draft.room(event.roomId());
    if (!(event instanceof RoomEvent.Started started)) {
      return current(event.roomId(), known);
    }
    var named = started.broadcastId();
    if (known != null
        && known.status() == LiveRoom.Status.LIVE
        && (named == null || named.equals(known.ref().broadcastId()))) {
      var silent = started.streamerId().equals(started.roomId());
      return new RoomRef(
          started.roomId(),
          known.ref().broadcastId(),
          silent ? known.ref().streamerId() : started.streamerId(),
          started.category() == null ? known.ref().category() : started.category());
    }
    return new RoomRef(
        started.roomId(),
        named == null ? "b" + Long.toString(draft.next().offset(), 36) : named,
        started.streamerId(),
        started.category());
  }

  /** Whether an event changes what may be recommended, and how its room will stand. */
  static void foresee(LiveEvent event, Resolution resolution, Draft draft) {
    var room = resolution.room();
    if (event instanceof RoomEvent roomEvent && room != null) {
      var known = draft.room(room.roomId());
      var before = known == null ? LiveRoom.provisional(room, event.time()) : known;
      draft.expect(before.after(roomEvent, resolution));
    }
  }
}
