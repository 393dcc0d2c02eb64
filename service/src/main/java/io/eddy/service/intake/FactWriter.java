package io.eddy.service.intake;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.Stamp;
import io.eddy.service.intake.Submission.Commit;
import io.eddy.service.intake.Submission.Events;
import io.eddy.storage.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The only writer of the log. A batch of submissions is deduplicated, resolved and put together, then
 * appended (durable), then folded, and only then answered: whoever was answered finds it in every
 * later decision. Confined to one thread.
 */
public final class FactWriter {
  private static final String FORGOTTEN =
      "There are more viewers than are kept, and this one was forgotten just now.";

  private final WriterParts parts;
  private final Acceptance acceptance;
  private final Commits commits;
  private final RoomEndings endings;
  private final Expiries expiries;
  private final Folding folding;
  private final LongConsumer eventToState;
  private final List<FoldListener> listeners;

  private long recordedTime;

  /**
   * A writer at the head of a log whose fold the view is.
   *
   * @param parts what it works with
   * @param folding folds what is durable
   * @param eventToState hears how long each batch took from durable to folded, nanoseconds
   * @param others hear of every fact, in log order
   */
  public FactWriter(
      WriterParts parts, Folding folding, LongConsumer eventToState, List<FoldListener> others) {
    this.parts = parts;
    this.folding = folding;
    this.eventToState = eventToState;
    this.acceptance = new Acceptance(parts);
    this.commits = new Commits(parts);
    this.endings = new RoomEndings(parts.view());
    this.expiries = new Expiries(parts.view(), parts.limits());
    this.listeners = Stream.concat(Stream.of(expiries), others.stream()).toList();
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
          case Commit commit when commits.forgotten(commit) ->
              answers.add(() -> commit.fail(new OverloadedException(FORGOTTEN)));
          case Commit commit -> {
            var logged = commits.take(commit, draft);
            answers.add(() -> commit.answer().complete(logged));
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
    recordedTime = Math.max(recordedTime, parts.clock().millis());
    var stamp = new Stamp(Stamp.SCHEMA_VERSION, recordedTime, parts.epoch(), parts.configVersion());
    return new Draft(parts.view(), parts.log().head(), stamp);
  }

  /**
   * How far time has passed for what is silent: as far as events tell, or as the clock does where none
   * come. Events that wait in the queue must not find their visit closed for silence.
   */
  private long passed(long now) {
    return Math.max(acceptance.newestEvent(), now - parts.limits().lateness().toMillis());
  }

  private void expire(Fact fact, Draft draft) {
    if (fact instanceof Fact.ViewerRetired(var viewer, var time)) {
      parts.pseudonyms().unlink(viewer);
      draft.unlink(viewer);
    }
    if (fact instanceof Fact.LeaseExpired(var roomId, var broadcastId, var time)) {
      var room = parts.view().room(roomId);
      if (room != null) {
        draft.expect(room.ended(broadcastId, time));
      }
    }
    draft.add(fact);
  }

  /** Makes the draft durable, then folds it. */
  private void append(Draft draft) {
    if (draft.isEmpty()) {
      return;
    }
    parts.log().append(draft.batch());
    var durable = System.nanoTime();
    parts.pseudonyms().written(draft.pseudonyms());
    for (var fact : draft.facts()) {
      folding.fold(fact, listeners);
    }
    eventToState.accept(System.nanoTime() - durable);
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
