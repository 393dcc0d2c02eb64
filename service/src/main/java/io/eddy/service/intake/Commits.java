package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.room.RoomTable;
import io.eddy.service.intake.Submission.Commit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which decisions are taken: those that still hold. A decision becomes a fact of the draft under its
 * id unless a candidate's broadcast, or the viewer's memory, has gone since it was made.
 */
final class Commits {
  private final LiveView view;
  private final Pseudonyms pseudonyms;
  private final Supplier<String> tags;

  Commits(WriterParts parts) {
    this.view = parts.view();
    this.pseudonyms = parts.pseudonyms();
    this.tags = parts.tags();
  }

  /** Takes a decision into the draft; empty if a candidate's broadcast is over. */
  Optional<Decision> take(Commit commit, Draft draft) {
    var decision = commit.decision();
    if (!holds(decision, commit.table(), draft)) {
      return Optional.empty();
    }
    var next = draft.next();
    var named = decision.named(new DecisionId(next.partition(), next.offset(), tags.get()).text());
    pseudonyms.claim(commit.viewerId(), draft.pseudonyms());
    draft.add(new Fact.Decided(named));
    return Optional.of(named);
  }

  /** Whether the viewer that was decided for was forgotten meanwhile. */
  boolean forgotten(Commit commit) {
    return !pseudonyms.of(commit.viewerId()).equals(commit.decision().viewerId());
  }

  private boolean holds(Decision decision, RoomTable table, Draft draft) {
    if (table.endings() == view.endings() && !draft.changesRooms()) {
      return true;
    }
    for (var roomId : decision.candidates().roomIds()) {
      var taken = table.room(table.index(roomId)).room().ref();
      if (!draft.available(roomId, taken.broadcastId())) {
        return false;
      }
    }
    return true;
  }
}
