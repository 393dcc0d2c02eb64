package io.eddy.service.intake;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.LiveView;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.service.intake.Submission.Commit;
import io.eddy.service.intake.Submission.Events;
import io.eddy.storage.FactLog;
import io.eddy.storage.SeenId;
import io.eddy.storage.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of the log. A batch of submissions is deduplicated, resolved and put together, then
 * appended (durable), then folded, and only then answered: whoever was answered finds it in every
 * later decision. Confined to one thread.
 */
public final class FactWriter {
  private final FactLog log;
  private final LiveView view;
  private final Pseudonyms pseudonyms;
  private final KeyedHash hash;
  private final Resolver resolver;
  private final Expiries expiries;
  private final Limits limits;
  private final InstantSource clock;
  private final Supplier<String> tags;
  private final Folding folding;
  private final Stamp first;
  private final LongConsumer eventToState;
  private final List<FoldListener> listeners;

  /** Rooms whose visits may have to be closed; they stay until that is durable. */
  private final Set<String> emptying = new LinkedHashSet<>();

  private long recordedTime;
  private long newestEvent;

  /**
   * A writer at the head of a log whose fold the view is.
   *
   * @param parts what it works with
   * @param folding folds what is durable
   * @param eventToState hears how long each batch took from durable to folded, nanoseconds
   * @param listeners hear of every fact, in log order
   */
  public FactWriter(
      WriterParts parts, Folding folding, LongConsumer eventToState, List<FoldListener> listeners) {
    this.folding = folding;
    this.eventToState = eventToState;
    this.log = parts.log();
    this.view = parts.view();
    this.pseudonyms = parts.pseudonyms();
    this.hash = parts.hash();
    this.limits = parts.limits();
    this.clock = parts.clock();
    this.tags = parts.tags();
    this.resolver = new Resolver(pseudonyms, hash, parts.experiment(), limits.ahead().toMillis());
    this.expiries = new Expiries(view, limits);
    this.first = new Stamp(Stamp.SCHEMA_VERSION, 0, parts.epoch(), parts.configVersion());
    this.listeners = List.copyOf(listeners);
    this.recordedTime = parts.recordedTime();
  }

  /** Writes what was submitted and what time has brought about, and answers. */
  public void write(List<Submission> submissions) {
    var answers = new ArrayList<Runnable>(submissions.size());
    var draft = draft();
    var due = expiries.due(passed(draft.now()));
    var durable = false;
    try {
      due.forEach(fact -> expire(fact, draft));
      for (var submission : submissions) {
        switch (submission) {
          case Events(var batch, var answer) -> {
            var taken = take(batch.items(), draft);
            answers.add(() -> answer.complete(taken));
          }
          case Commit(var decision, var viewerId, var endings, var answer) -> {
            var logged = commit(decision, viewerId, endings, draft);
            answers.add(() -> answer.complete(logged));
          }
        }
      }
      append(draft);
      durable = true;
      closeVisits(draft);
    } catch (StoreException e) {
      var unavailable = new UnavailableException("The log can't be written. " + e.getMessage(), e);
      submissions.forEach(submission -> submission.fail(unavailable));
      return;
    } finally {
      if (!durable) {
        due.forEach(expiries::unwritten);
      }
    }
    listeners.forEach(FoldListener::batchFolded);
    answers.forEach(Runnable::run);
  }

  private Draft draft() {
    recordedTime = Math.max(recordedTime, clock.millis());
    var stamp =
        new Stamp(first.schemaVersion(), recordedTime, first.epoch(), first.configVersion());
    return new Draft(view, log.head(), stamp);
  }

  /**
   * How far time has passed for what is silent: as far as events tell, or as the clock does where none
   * come. Events that wait in the queue must not find their visit closed for silence.
   */
  private long passed(long now) {
    return Math.max(newestEvent, now - limits.lateness().toMillis());
  }

  private void expire(Fact fact, Draft draft) {
    if (fact instanceof Fact.ViewerRetired(var viewer, var time)) {
      pseudonyms.unlink(viewer);
      draft.unlink(viewer);
    }
    if (fact instanceof Fact.LeaseExpired(var roomId, var broadcastId, var time)) {
      var room = view.room(roomId);
      if (room != null) {
        draft.expect(room.ended(broadcastId, time));
      }
    }
    draft.add(fact);
  }

  private EventsAnswer take(List<ParsedItem> items, Draft draft) {
    var accepted = 0;
    var rejected = 0;
    var refused = new ArrayList<EventsAnswer.Item>();
    for (var item : items) {
      var refusal =
          switch (item) {
            case ParsedItem.Rejected r -> EventsAnswer.Item.rejected(r);
            case ParsedItem.Valid v -> take(v, draft);
          };
      if (refusal == null) {
        accepted++;
      } else {
        refused.add(refusal);
        rejected += refusal.status().equals(EventsAnswer.Item.REJECTED) ? 1 : 0;
      }
    }
    return new EventsAnswer(accepted, refused.size() - rejected, rejected, refused);
  }

  /** Takes one event into the draft; the reason if it can't be. */
  private EventsAnswer.@Nullable Item take(ParsedItem.Valid item, Draft draft) {
    var event = item.event();
    if (event.time() < draft.now() - limits.oldest().toMillis()) {
      return EventsAnswer.Item.rejected(
          new ParsedItem.Rejected(
              item.index(),
              "too_old",
              "time",
              Long.toString(event.time()),
              "Send events within %d days.".formatted(limits.oldest().toDays())));
    }
    var id = event.envelope().id();
    if (id != null) {
      var key = hash.key(event.envelope().source(), id);
      var inBatch = draft.seen(key);
      var known = inBatch == null ? log.seen(key, draft.now()) : Optional.of(inBatch);
      if (known.isPresent()) {
        return known.get().body() == item.contentHash()
            ? EventsAnswer.Item.duplicate(item.index())
            : EventsAnswer.Item.conflict(item.index());
      }
      draft.see(new SeenId(key, item.contentHash(), draft.now() + seenFor(event)));
    }
    var fact = resolver.resolve(item, draft);
    newestEvent = Math.max(newestEvent, Math.min(draft.now(), fact.event().time()));
    Resolver.foresee(fact.event(), fact.resolution(), draft);
    draft.add(fact);
    return null;
  }

  private long seenFor(LiveEvent event) {
    return event instanceof ViewerEvent.Gift
        ? limits.moneySeen().toMillis()
        : limits.othersSeen().toMillis();
  }

  private Optional<Decision> commit(Decision decision, String viewerId, long endings, Draft draft) {
    if (endings != view.endings() || draft.changesRooms()) {
      for (var roomId : decision.candidates().roomIds()) {
        if (!draft.available(roomId)) {
          return Optional.empty();
        }
      }
    }
    var next = draft.next();
    var id = new DecisionId(next.partition(), next.offset(), tags.get());
    var named = decision.named(id.text());
    pseudonyms.claim(viewerId, draft.pseudonyms());
    draft.add(new Fact.Decided(named));
    return Optional.of(named);
  }

  /** Makes the draft durable, then folds it. */
  private void append(Draft draft) {
    if (draft.isEmpty()) {
      return;
    }
    log.append(draft.batch());
    var durable = System.nanoTime();
    pseudonyms.written(draft.pseudonyms());
    for (var fact : draft.facts()) {
      fold(fact);
    }
    eventToState.accept(System.nanoTime() - durable);
  }

  private void fold(LoggedFact logged) {
    folding.fold(logged, listeners);
    var viewer = logged.fact().viewerId();
    if (viewer != null) {
      expiries.viewerChanged(viewer);
    }
    switch (logged.fact()) {
      case Fact.Happened(var event, var resolution) -> {
        var room = resolution.room();
        if (room != null) {
          expiries.roomChanged(room.roomId());
        }
      }
      case Fact.LeaseExpired(var roomId, var b, var t) -> expiries.roomChanged(roomId);
      default -> {}
    }
  }

  /** Whoever is in a room that has ended is there no longer, and nobody enters it any more. */
  private void closeVisits(Draft ended) {
    for (var logged : ended.facts()) {
      switch (logged.fact()) {
        case Fact.Happened(var event, var resolution) when resolution.room() != null ->
            emptying.add(resolution.room().roomId());
        case Fact.LeaseExpired(var roomId, var b, var t) -> emptying.add(roomId);
        default -> {}
      }
    }
    var draft = draft();
    for (var roomId : emptying) {
      var room = view.room(roomId);
      if (room != null && room.status() == LiveRoom.Status.ENDED) {
        view.visitors(roomId)
            .forEach(viewer -> draft.add(new Fact.VisitExpired(viewer, roomId, room.endedAt())));
      }
    }
    append(draft);
    emptying.clear();
  }
}
