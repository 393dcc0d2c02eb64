package io.eddy.recommender.feedback;

import static io.eddy.recommender.feedback.Outcome.Kind;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.event.ViewerEvent.Comment;
import io.eddy.recommender.event.ViewerEvent.Dislike;
import io.eddy.recommender.event.ViewerEvent.Enter;
import io.eddy.recommender.event.ViewerEvent.Follow;
import io.eddy.recommender.event.ViewerEvent.Gift;
import io.eddy.recommender.event.ViewerEvent.Impression;
import io.eddy.recommender.event.ViewerEvent.Leave;
import io.eddy.recommender.event.ViewerEvent.Like;
import io.eddy.recommender.event.ViewerEvent.Report;
import io.eddy.recommender.event.ViewerEvent.Share;
import io.eddy.recommender.event.ViewerEvent.Unfollow;
import io.eddy.recommender.event.ViewerEvent.Updated;
import io.eddy.recommender.event.ViewerEvent.Watch;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.Fact.Decided;
import io.eddy.recommender.fact.Fact.Happened;
import io.eddy.recommender.fact.Fact.LeaseExpired;
import io.eddy.recommender.fact.Fact.RoomRetired;
import io.eddy.recommender.fact.Fact.SessionEnded;
import io.eddy.recommender.fact.Fact.StreamerRetired;
import io.eddy.recommender.fact.Fact.ViewerRetired;
import io.eddy.recommender.fact.Fact.VisitExpired;
import io.eddy.recommender.visit.Reactions;
import io.eddy.recommender.visit.Visit;
import io.eddy.recommender.visit.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies one fact to a viewer's {@link Feedback}: the working copy of one step of the fold.
 *
 * <p>An event that names its decision is believed if that decision is open and showed the room; one
 * that names none belongs to the last impression of the room; what follows inside a visit belongs to
 * the decision that led to the visit.
 */
final class Attribution {
  private static final double SUCCESS_SECONDS = 30;

  private final Windows windows;
  private final List<Outcome> outcomes = new ArrayList<>(4);
  private Visits visits;
  private OpenDecisions decisions;

  Attribution(Feedback feedback, Windows windows) {
    this.windows = windows;
    this.visits = feedback.visits();
    this.decisions = feedback.decisions();
  }

  Feedback.Attributed apply(Fact fact) {
    switch (fact) {
      case Happened(var event, var resolution) when event instanceof ViewerEvent viewerEvent ->
          happened(viewerEvent, resolution.room());
      case Decided(var decision) -> decided(decision);
      case VisitExpired(var viewer, var roomId, var time) -> expired(roomId, time);
      case Happened _h -> {}
      case SessionEnded(var viewer, var time) -> decisions = decisions.at(time, visits, windows);
      case ViewerRetired _v -> {}
      case LeaseExpired _l -> {}
      case RoomRetired _r -> {}
      case StreamerRetired _s -> {}
    }
    return new Feedback.Attributed(new Feedback(visits, decisions), List.copyOf(outcomes));
  }

  private void happened(ViewerEvent event, @Nullable RoomRef room) {
    if (event instanceof Follow follow) {
      follow(follow, room);
      return;
    }
    if (room == null) {
      return;
    }
    switch (event) {
      case Impression e -> impression(e, room);
      case Enter e -> enter(e, room);
      case Watch e -> watch(e, room);
      case Leave e -> leave(e, room);
      case Like e -> inVisit(Kind.LIKE, e, room, (double) e.count());
      case Comment e -> inVisit(Kind.COMMENT, e, room, 1);
      case Gift e -> inVisit(Kind.GIFT, e, room, (double) e.valueMinor());
      case Share e -> about(Kind.SHARE, e, room, e.decisionId());
      case Dislike e -> about(Kind.DISLIKE, e, room, e.decisionId());
      case Report e -> about(Kind.REPORT, e, room, e.decisionId());
      case Follow _f -> {}
      case Unfollow _u -> {}
      case Updated _u -> {}
    }
  }

  private void decided(Decision decision) {
    decisions = decisions.plus(decision, visits, windows);
    for (var j = 0; j < Math.min(decision.visibleDepth(), decision.items().size()); j++) {
      reported(decision.decisionId());
      examine(decision.decisionId(), j, decision.time());
    }
  }

  private void impression(Impression event, RoomRef room) {
    var decision =
        event.decisionId() == null
            ? lastShown(room.roomId(), event.time())
            : named(event.decisionId(), event.time());
    if (decision != null) {
      var position = decision.position(room.roomId(), event.position());
      if (position >= 0) {
        reported(decision.decisionId());
        examine(decision.decisionId(), position, event.time());
      }
    }
  }

  private void enter(Enter event, RoomRef room) {
    var known = visits.enteredBy(room.roomId(), event.visitId(), event.time());
    if (known == null) {
      var credit = enterCredit(event, room);
      begin(Visit.entered(event.visitId(), room, event.time(), credit));
      return;
    }
    var visit = known.entered(event.visitId(), event.time());
    visits = visits.replaced(known, visit);
    var credit = known.credit() == null ? enterCredit(event, room) : null;
    if (credit != null) {
      visit = adopt(visit, credit);
    }
    if (!known.enterKnown() && !visit.open() && !visit.measured()) { // its leave came first
      watched(visit, visit.secondsUntil(visit.closedAt()), visit.closedAt(), false);
    }
  }

  /** Opens a visit; the one that was open is over, and one that began earlier is born over. */
  private void begin(Visit visit) {
    var time = visit.enteredAt();
    var next = visits.nextEnter(time);
    var open = visits.open();
    visits = visits.closedBy(time);
    if (next > 0) {
      visits = visits.with(visit.closed(next));
    } else {
      if (open != null) {
        close(open, time);
      }
      visits = visits.with(visit);
    }
    emit(Kind.ENTER, visit.credit(), visit.room(), time, time, 1, false);
  }

  /** Tells again, with credit, what a visit has led to before it was known which decision led to it. */
  private Visit adopt(Visit visit, Credit credit) {
    var next = visit.adopted(credit);
    visits = visits.replaced(visit, next);
    adopted(Kind.ENTER, next, next.enteredAt(), 1);
    if (next.measured()) {
      tell(
          Kind.WATCH,
          credit,
          next.room(),
          next.lastSeenAt(),
          next.enteredAt(),
          Double.NaN,
          next.watchSeconds(),
          !next.open(),
          true);
      succeed(next, next.lastSeenAt());
    }
    var done = visit.uncredited();
    adopted(Kind.LIKE, next, next.lastSeenAt(), done.likes());
    adopted(Kind.COMMENT, next, next.lastSeenAt(), done.comments());
    adopted(Kind.GIFT, next, next.lastSeenAt(), done.giftsMinor());
    adopted(Kind.FOLLOW, next, next.lastSeenAt(), done.follows());
    adopted(Kind.SHARE, next, next.lastSeenAt(), done.shares());
    adopted(Kind.DISLIKE, next, next.lastSeenAt(), done.dislikes());
    adopted(Kind.REPORT, next, next.lastSeenAt(), done.reports());
    return next;
  }

  private void adopted(Kind kind, Visit visit, long time, double amount) {
    if (amount > 0) {
      tell(
          kind,
          visit.credit(),
          visit.room(),
          time,
          visit.enteredAt(),
          total(visit.credit(), kind),
          amount,
          !visit.open() && kind != Kind.ENTER,
          true);
    }
  }

  private void watch(Watch event, RoomRef room) {
    watched(visitOf(event, room, event.watchSeconds()), event.watchSeconds(), event.time(), true);
  }

  private void leave(Leave event, RoomRef room) {
    var seconds = event.watchSeconds();
    var visit = visits.find(room.roomId(), event.visitId());
    if (visit == null) {
      visit = visitOf(event, room, seconds == null ? 0 : seconds);
    } else if (seconds == null && !visit.measured() && visit.lastsUntil(event.time())) {
      seconds = visit.secondsUntil(event.time());
    }
    var shortened = visit.closedBy(event.time());
    visits = visits.replaced(visit, shortened);
    visit = shortened;
    if (seconds != null) {
      visit = watched(visit, seconds, event.time(), false);
    }
    if (visit.open()) {
      close(visit, event.time());
    }
  }

  /** The visit that an event with a cumulative watch time belongs to; begun if none is known. */
  private Visit visitOf(ViewerEvent event, RoomRef room, double seconds) {
    var visit = visits.find(room.roomId(), event.visitId());
    var another =
        visit != null
            && !visit.open()
            && visit.visitId() == null
            && event.time() > visit.closedAt()
            && seconds < visit.watchSeconds();
    if (visit == null || another) {
      var since = event.time() - Math.round(seconds * 1000);
      var credit = lastImpression(room.roomId(), event.time());
      begin(Visit.begun(event.visitId(), room, since, credit));
      visit = visits.find(room.roomId(), event.visitId());
    }
    return Objects.requireNonNull(visit);
  }

  private Visit watched(Visit visit, double seconds, long time, boolean beat) {
    var next = visit.watched(seconds, time, beat);
    visits = visits.replaced(visit, next);
    if (!visit.measured() || next.watchSeconds() > visit.watchSeconds()) {
      var gained = next.watchSeconds() - (visit.measured() ? visit.watchSeconds() : 0);
      tell(
          Kind.WATCH,
          visit.credit(),
          visit.room(),
          time,
          visit.enteredAt(),
          visit.watchSeconds(),
          gained,
          !visit.open(),
          false);
      succeed(next, time);
    }
    return next;
  }

  private void succeed(Visit visit, long time) {
    var credit = visit.credit();
    if (credit == null || visit.watchSeconds() < SUCCESS_SECONDS) {
      return;
    }
    var decision = decisions.find(credit.decisionId());
    if (decision != null && !decision.has(Kind.SUCCESS)) {
      emit(Kind.SUCCESS, credit, visit.room(), time, visit.enteredAt(), 1, !visit.open());
    }
  }

  private void expired(String roomId, long time) {
    var open = visits.open();
    if (open != null && open.room().roomId().equals(roomId)) {
      close(open, time);
    }
  }

  private void close(Visit visit, long time) {
    var closed = visit.closed(time);
    visits = visits.replaced(visit, closed);
    tell(
        Kind.LEFT,
        visit.credit(),
        visit.room(),
        closed.closedAt(),
        visit.enteredAt(),
        0,
        visit.watchSeconds(),
        true,
        false);
  }

  private void inVisit(Kind kind, ViewerEvent event, RoomRef room, double amount) {
    var visit = visits.find(room.roomId(), event.visitId());
    if (visit == null) {
      var credit = lastImpression(room.roomId(), event.time());
      emit(kind, credit, room, event.time(), event.time(), amount, false);
    } else {
      reacted(visit, kind, event.time(), amount);
    }
  }

  /** Something done in a visit; one that no decision is known to have led to remembers it. */
  private void reacted(Visit visit, Kind kind, long time, double amount) {
    var counts = visit.open() || time <= visit.closedAt() + windows.afterVisit(kind).toMillis();
    var credit = counts ? visit.credit() : null;
    emit(kind, credit, visit.room(), time, visit.enteredAt(), amount, !visit.open());
    if (counts && credit == null) {
      visits = visits.replaced(visit, visit.reacted(reactions(kind, amount)));
    }
  }

  private static Reactions reactions(Kind kind, double amount) {
    return switch (kind) {
      case LIKE -> new Reactions(amount, 0, 0, 0, 0, 0, 0);
      case COMMENT -> new Reactions(0, amount, 0, 0, 0, 0, 0);
      case GIFT -> new Reactions(0, 0, amount, 0, 0, 0, 0);
      case FOLLOW -> new Reactions(0, 0, 0, amount, 0, 0, 0);
      case SHARE -> new Reactions(0, 0, 0, 0, amount, 0, 0);
      case DISLIKE -> new Reactions(0, 0, 0, 0, 0, amount, 0);
      case REPORT -> new Reactions(0, 0, 0, 0, 0, 0, amount);
      case IMPRESSION, ENTER, WATCH, LEFT, SUCCESS -> Reactions.NONE;
    };
  }

  /** A reaction to a room that may come from the slate itself, without a visit. */
  private void about(Kind kind, ViewerEvent event, RoomRef room, @Nullable String decisionId) {
    var decision = named(decisionId, event.time());
    var position = decision == null ? -1 : decision.position(room.roomId(), null);
    if (decision == null || position < 0) {
      if (decisionId == null || visits.find(room.roomId(), event.visitId()) != null) {
        inVisit(kind, event, room, 1);
      } else {
        emit(kind, null, room, event.time(), event.time(), 1, false);
      }
      return;
    }
    examine(decision.decisionId(), position, event.time());
    var credit = new Credit(decision.decisionId(), position);
    emit(kind, credit, room, event.time(), event.time(), 1, false);
  }

  private void follow(Follow event, @Nullable RoomRef room) {
    var visit = visits.findStreamer(event.streamerId());
    if (visit != null) {
      reacted(visit, Kind.FOLLOW, event.time(), 1);
    } else if (room != null) {
      var credit = lastImpression(room.roomId(), event.time());
      emit(Kind.FOLLOW, credit, room, event.time(), event.time(), 1, false);
    }
  }

  /** The credit of an enter; it examines its position, and all before it if none was reported. */
  private @Nullable Credit enterCredit(Enter event, RoomRef room) {
    if (event.decisionId() == null) {
      return lastImpression(room.roomId(), event.time());
    }
    var decision = named(event.decisionId(), event.time());
    var position = decision == null ? -1 : decision.position(room.roomId(), event.position());
    if (decision == null || position < 0) {
      return null;
    }
    for (var j = decision.reported() ? position : 0; j <= position; j++) {
      examine(decision.decisionId(), j, event.time());
    }
    return new Credit(decision.decisionId(), position);
  }

  /** The open decision of this id, if what happened at a time can still be credited to it. */
  private @Nullable OpenDecision named(@Nullable String decisionId, long time) {
    var decision = decisions.find(decisionId);
    return decision != null && decision.awaits(time, windows) ? decision : null;
  }

  private @Nullable Credit lastImpression(String roomId, long time) {
    var decision = decisions.lastSeen(roomId, time, windows);
    return decision == null
        ? null
        : new Credit(decision.decisionId(), decision.position(roomId, null));
  }

  private @Nullable OpenDecision lastShown(String roomId, long time) {
    for (var decision : decisions.newestFirst()) {
      if (decision.position(roomId, null) >= 0 && decision.awaits(time, windows)) {
        return decision;
      }
    }
    return null;
  }

  private void reported(String decisionId) {
    var decision = decisions.find(decisionId);
    if (decision != null) {
      decisions = decisions.replaced(decision.reporting());
    }
  }

  private void examine(String decisionId, int position, long time) {
    var decision = decisions.find(decisionId);
    if (decision == null) {
      return;
    }
    decisions = decisions.replaced(decision.seen(position, time));
    if (!decision.examined(position)) {
      var item = decision.items().get(position);
      outcomes.add(
          new Outcome(
              Kind.IMPRESSION,
              new Credit(decisionId, position),
              item.room(),
              time,
              time,
              decision.examined(),
              1,
              false,
              false,
              item.expectation(),
              decision.external()));
    }
  }

  private void emit(
      Kind kind,
      @Nullable Credit credit,
      RoomRef room,
      long time,
      long since,
      double amount,
      boolean closed) {
    tell(kind, credit, room, time, since, total(credit, kind), amount, closed, false);
  }

  private double total(@Nullable Credit credit, Kind kind) {
    var decision = credit == null ? null : decisions.find(credit.decisionId());
    return credit == null || decision == null ? 0 : decision.total(credit.position(), kind);
  }

  /** Adds an outcome; it is organic if the decision is no longer open. */
  private void tell(
      Kind kind,
      @Nullable Credit credit,
      RoomRef room,
      long time,
      long since,
      double before,
      double amount,
      boolean closed,
      boolean again) {
    var decision = credit == null ? null : decisions.find(credit.decisionId());
    if (credit == null || decision == null) {
      outcomes.add(
          new Outcome(kind, null, room, time, since, before, amount, closed, again, null, null));
      return;
    }
    var expectation = decision.items().get(credit.position()).expectation();
    outcomes.add(
        new Outcome(
            kind,
            credit,
            room,
            time,
            since,
            before,
            amount,
            closed,
            again,
            expectation,
            decision.external()));
    if (kind != Kind.LEFT) {
      decisions = decisions.replaced(decision.plus(credit.position(), kind, amount));
    }
  }
}
