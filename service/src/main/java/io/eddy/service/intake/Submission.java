package io.eddy.service.intake;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.room.RoomTable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something that waits for the writer, with the promise of its answer. */
public sealed interface Submission {
  /** What it takes of the queue's bound. */
  int weight();

  /** Fails the promise. */
  void fail(RuntimeException cause);

  /** Events that a caller sent. */
  record Events(ParsedBatch batch, CompletableFuture<EventsAnswer> answer) implements Submission {
    @Override
    public int weight() {
      return Math.max(1, batch.items().size());
    }

    @Override
    public void fail(RuntimeException cause) {
      answer.completeExceptionally(cause);
    }
  }

  /**
   * A decision that was made and is to be logged.
   *
   * @param viewerId the viewer under the caller's name, to make a new pseudonym durable
   * @param table the rooms that its candidates were taken from
   * @param answer the decision under its id; empty if a candidate's broadcast is over meanwhile
   */
  record Commit(
      Decision decision,
      String viewerId,
      RoomTable table,
      CompletableFuture<Optional<Decision>> answer)
      implements Submission {
    @Override
    public int weight() {
      return 1;
    }

    @Override
    public void fail(RuntimeException cause) {
      answer.completeExceptionally(cause);
    }
  }
}
