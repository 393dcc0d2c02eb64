package io.eddy.recommender.feedback;

import static io.eddy.recommender.feedback.Outcome.Kind;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Expectation;
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
      case SessionEnded _e -> {}
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
      examine(decision.decisionId(), j, decision.time());
    }
  }

  private void impression(Impression event, RoomRef room) {
    var decision = decisions.find(event.decisionId());
    if (decision == null && event.decisionId() == null) {
      decision = lastShown(room.roomId());
    }
    if (decision != null) {
      var position = decision.position(room.roomId(), event.position());
      if (position >= 0) {
        examine(decision.decisionId(), position, event.time());
      }
    }
  }

  private void enter(Enter event, RoomRef room) {
    var known = event.visitId() == null ? null : visits.find(room.roomId(), event.visitId());
    if (known != null && event.visitId() != null && event.visitId().equals(known.visitId())) {
      var credit = known.credit() == null ? enterCredit(event, room) : known.credit();
      visits = visits.replaced(known, known.entered(event.visitId(), event.time(), credit));
      return;
    }
    begin(event.visitId(), room, event.time(), enterCredit(event, room));
  }

  /** Opens a visit; the one that was open is over, and one that began earlier is born over. */
  private void begin(@Nullable String visitId, RoomRef room, long time, @Nullable Credit credit) {
    var visit = Visit.entered(visitId, room, time, credit);
    var next = visits.nextEnter(time);
    if (next > 0) {
      visits = visits.with(visit.closed(next));
      entered(visit);
      return;
    }
    var open = visits.open();
    if (open != null) {
      close(open, time);
    }
    visits = visits.with(visit);
    entered(visit);
  }

  private void entered(Visit visit) {
    emit(Kind.ENTER, visit.credit(), visit.room(), visit.enteredAt(), visit.enteredAt(), 1, false);
  }

  private void watch(Watch event, RoomRef room) {
    watched(visitOf(event, room, event.watchSeconds()), event.watchSeconds(), event.time(), true);
  }

  private void leave(Leave event, RoomRef room) {
    var seconds = event.watchSeconds();
    var visit = visits.find(room.roomId(), event.visitId());
    if (visit == null) {
      visit = visitOf(event, room, seconds == null ? 0 : seconds);
    } else if (seconds == null && visit.open() && !visit.measured()) {
      seconds = Math.max(0, (event.time() - visit.enteredAt()) / 1000.0);
    }
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
      begin(event.visitId(), room, since, lastImpression(room.roomId(), event.time()));
      visit = visits.find(room.roomId(), event.visitId());
    }
    return Objects.requireNonNull(visit);
  }

  private Visit watched(Visit visit, double seconds, long time, boolean beat) {
    var next = visit.watched(seconds, time, beat);
    visits = visits.replaced(visit, next);
    if (!visit.measured() || next.watchSeconds() > visit.watchSeconds()) {
      var gained = next.watchSeconds() - (visit.measured() ? visit.watchSeconds() : 0);
      outcomes.add(
          new Outcome(
              Kind.WATCH,
              visit.credit(),
              visit.room(),
              time,
              visit.enteredAt(),
              visit.watchSeconds(),
              gained,
              !visit.open(),
              expectation(visit.credit())));
      count(Kind.WATCH, visit.credit(), gained);
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
    outcomes.add(
        new Outcome(
            Kind.LEFT,
            visit.credit(),
            visit.room(),
            closed.closedAt(),
            visit.enteredAt(),
            0,
            visit.watchSeconds(),
            true,
            expectation(visit.credit())));
  }

  private void inVisit(Kind kind, ViewerEvent event, RoomRef room, double amount) {
    var visit = visits.find(room.roomId(), event.visitId());
    if (visit == null) {
      emit(
          kind,
          lastImpression(room.roomId(), event.time()),
          room,
          event.time(),
          event.time(),
          amount,
          false);
    } else {
      emit(
          kind,
          creditWithin(visit, kind, event.time()),
          visit.room(),
          event.time(),
          visit.enteredAt(),
          amount,
          !visit.open());
    }
  }

  /** A reaction to a room that may come from the slate itself, without a visit. */
  private void about(Kind kind, ViewerEvent event, RoomRef room, @Nullable String decisionId) {
    var decision = decisions.find(decisionId);
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
      emit(
          Kind.FOLLOW,
          creditWithin(visit, Kind.FOLLOW, event.time()),
          visit.room(),
          event.time(),
          visit.enteredAt(),
          1,
          !visit.open());
    } else if (room != null) {
      var credit = lastImpression(room.roomId(), event.time());
      emit(Kind.FOLLOW, credit, room, event.time(), event.time(), 1, false);
    }
  }

  private @Nullable Credit creditWithin(Visit visit, Kind kind, long time) {
    return visit.open() || time <= visit.closedAt() + windows.afterVisit(kind).toMillis()
        ? visit.credit()
        : null;
  }

  /** The credit of an enter; it examines its position, and all before it if none was reported. */
  private @Nullable Credit enterCredit(Enter event, RoomRef room) {
    var decision = decisions.find(event.decisionId());
    if (decision == null) {
      return event.decisionId() == null ? lastImpression(room.roomId(), event.time()) : null;
    }
    var position = decision.position(room.roomId(), event.position());
    if (position < 0) {
      return null;
    }
    for (var j = decision.displayed() ? position : 0; j <= position; j++) {
      examine(decision.decisionId(), j, event.time());
    }
    return new Credit(decision.decisionId(), position);
  }

  private @Nullable Credit lastImpression(String roomId, long time) {
    var decision = decisions.lastSeen(roomId, time - windows.impression().toMillis());
    return decision == null
        ? null
        : new Credit(decision.decisionId(), decision.position(roomId, null));
  }

  private @Nullable OpenDecision lastShown(String roomId) {
    for (var decision : decisions.newestFirst()) {
      if (decision.position(roomId, null) >= 0) {
        return decision;
      }
    }
    return null;
  }

  private void examine(String decisionId, int position, long time) {
    var decision = decisions.find(decisionId);
    if (decision == null || decision.examined(position)) {
      return;
    }
    decisions = decisions.replaced(decision.examined(position, time));
    outcomes.add(
        new Outcome(
            Kind.IMPRESSION,
            new Credit(decisionId, position),
            decision.items().get(position),
            time,
            time,
            Long.bitCount(decision.examined()),
            1,
            false,
            decision.expectations().get(position)));
  }

  private void emit(
      Kind kind,
      @Nullable Credit credit,
      RoomRef room,
      long time,
      long since,
      double amount,
      boolean closed) {
    var decision = credit == null ? null : decisions.find(credit.decisionId());
    if (credit == null || decision == null) {
      outcomes.add(new Outcome(kind, null, room, time, since, 0, amount, closed, null));
      return;
    }
    var before = decision.total(credit.position(), kind);
    outcomes.add(
        new Outcome(kind, credit, room, time, since, before, amount, closed, expectation(credit)));
    count(kind, credit, amount);
  }

  private void count(Kind kind, @Nullable Credit credit, double amount) {
    var decision = credit == null ? null : decisions.find(credit.decisionId());
    if (credit != null && decision != null) {
      decisions = decisions.replaced(decision.plus(credit.position(), kind, amount));
    }
  }

  private @Nullable Expectation expectation(@Nullable Credit credit) {
    var decision = credit == null ? null : decisions.find(credit.decisionId());
    return credit == null || decision == null
        ? null
        : decision.expectations().get(credit.position());
  }
}
