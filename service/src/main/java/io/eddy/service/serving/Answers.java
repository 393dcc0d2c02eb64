package io.eddy.service.serving;

import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.recommender.ViewerState;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feedback.OpenDecision;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomFigures;
import io.eddy.storage.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the domain knows, in the words of the protocol. */
final class Answers {
  private Answers() {}

  static SlateAnswer slate(Decision decision) {
    var degraded = decision.degraded();
    var empty = decision.items().isEmpty();
    return new SlateAnswer(
        decision.decisionId().isEmpty() ? null : decision.decisionId(),
        decision.arm(),
        decision.policy().name(),
        decision.policy().version(),
        decision.items().stream()
            .map(
                item ->
                    new SlateAnswer.Item(
                        item.room().roomId(),
                        item.room().broadcastId(),
                        item.room().streamerId(),
                        item.position(),
                        item.score(),
                        item.propensity(),
                        item.explored(),
                        item.reason()))
            .toList(),
        degraded == null ? null : true,
        degraded != null ? degraded : empty ? nothing(decision) : null,
        decision.replaces());
  }

  private static String nothing(Decision decision) {
    return decision.after() == null ? "nothing_live" : "nothing_left";
  }

  static DecisionAnswer decision(Decision decision, @Nullable OpenDecision open) {
    var log = decision.candidates();
    var scores = new HashMap<Integer, Double>();
    for (var i = 0; i < log.rows().length; i++) {
      scores.put(log.rows()[i], (double) log.scores()[i]);
    }
    var candidates = new ArrayList<DecisionAnswer.Candidate>();
    for (var i = 0; i < log.roomIds().size(); i++) {
      var source = Source.of(log.sources()[i]).name().toLowerCase(Locale.ROOT);
      candidates.add(new DecisionAnswer.Candidate(log.roomIds().get(i), source, scores.get(i)));
    }
    return new DecisionAnswer(
        slate(decision),
        Instant.ofEpochMilli(decision.time()),
        decision.placement(),
        candidates,
        open == null ? List.of() : outcomes(open));
  }

  static ViewerAnswer viewer(String viewerId, ViewerState state) {
    var counts = state.profile().counts();
    var open = state.feedback().visits().open();
    return new ViewerAnswer(
        viewerId,
        new ViewerAnswer.Counts(
            counts.events(),
            counts.visits(),
            counts.likes(),
            counts.comments(),
            counts.gifts(),
            counts.follows()),
        open == null
            ? List.of()
            : List.of(
                new ViewerAnswer.OpenVisit(
                    open.room().roomId(), open.measured() ? open.watchSeconds() : 0)),
        state.profile().followed());
  }

  static RoomsAnswer.Room room(RoomFigures figures) {
    var room = figures.room();
    return new RoomsAnswer.Room(
        figures.roomId(),
        room.ref().broadcastId(),
        figures.streamerId(),
        figures.category(),
        room.viewers(),
        figures.heat()[0],
        Instant.ofEpochMilli(room.startedAt()));
  }

  static PoliciesAnswer.Version version(Provenance provenance) {
    return new PoliciesAnswer.Version(
        provenance.name(),
        provenance.version(),
        provenance.line(),
        provenance.parent(),
        new PoliciesAnswer.LogPosition(
            provenance.trainedThrough().partition(), provenance.trainedThrough().offset()),
        provenance.transitions(),
        provenance.schema(),
        Long.toHexString(provenance.configVersion()),
        provenance.fingerprint(),
        Instant.ofEpochMilli(provenance.publishedAt()));
  }

  private static List<DecisionAnswer.Outcome> outcomes(OpenDecision open) {
    var outcomes = new ArrayList<DecisionAnswer.Outcome>();
    for (var j = 0; j < open.items().size(); j++) {
      if (open.examined(j)) {
        outcomes.add(new DecisionAnswer.Outcome(j, name(Outcome.Kind.IMPRESSION), 1));
      }
    }
    for (var total : open.totals()) {
      outcomes.add(
          new DecisionAnswer.Outcome(total.position(), name(total.kind()), total.amount()));
    }
    return outcomes;
  }

  private static String name(Outcome.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
