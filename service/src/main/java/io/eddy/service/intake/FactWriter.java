package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.room.RoomTable;
import io.eddy.service.intake.Submission.Commit;
import io.eddy.service.intake.Submission.Events;
import io.eddy.storage.FactLog;
import io.eddy.storage.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The only writer of the log. A batch of submissions is deduplicated, resolved and put together, then
 * appended (durable), then folded, and only then answered: whoever was answered finds it in every
 * later decision. Confined to one thread.
 */
public final class FactWriter {
  private final FactLog log;
  private final LiveView view;
  private final Pseudonyms pseudonyms;
  private final Acceptance acceptance;
  private final RoomEndings endings;
  private final Expiries expiries;
  private final Limits limits;
  private final InstantSource clock;
  private final Supplier<String> tags;
  private final Folding folding;
  private final Stamp first;
  private final LongConsumer eventToState;
  private final List<FoldListener> listeners;

  private long recordedTime;

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
    this.limits = parts.limits();
    this.clock = parts.clock();
    this.tags = parts.tags();
    this.acceptance = new Acceptance(parts);
    this.endings = new RoomEndings(view);
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
            var taken = acceptance.take(batch.items(), draft);
            answers.add(() -> answer.complete(taken));
          }
          case Commit(var decision, var viewerId, var table, var answer) -> {
            var logged = commit(decision, viewerId, table, draft);
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
    return Math.max(acceptance.newestEvent(), now - limits.lateness().toMillis());
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

  private Optional<Decision> commit(
      Decision decision, String viewerId, RoomTable table, Draft draft) {
    if (table.endings() != view.endings() || draft.changesRooms()) {
      for (var roomId : decision.candidates().roomIds()) {
        var taken = table.room(table.index(roomId)).room().ref();
        if (!draft.available(roomId, taken.broadcastId())) {
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
    endings.noticed(ended.facts());
    var draft = draft();
    endings.due().forEach(draft::add);
    append(draft);
    endings.written();
  }
}
