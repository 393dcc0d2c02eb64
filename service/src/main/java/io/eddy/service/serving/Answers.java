package io.eddy.service.serving;

import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.PreferredRoom;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.recommender.LiveView;
import io.eddy.recommender.ViewerState;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.feedback.OpenDecision;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomFigures;
import io.eddy.recommender.slate.GreedySlate;
import io.eddy.storage.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
                        item.knownPropensity(),
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

  static ExternalAnswer external(ExternalSlate slate, Decision decision, LiveView view) {
    var logged = decision.items().stream().map(item -> item.room().roomId()).toList();
    var dropped =
        slate.items().stream()
            .map(ExternalSlate.Shown::roomId)
            .filter(room -> !logged.contains(room))
            .map(room -> new ExternalAnswer.Dropped(room, ExternalAnswer.Dropped.NOT_LIVE))
            .toList();
    var degraded = decision.degraded();
    return new ExternalAnswer(
        decision.decisionId(),
        decision.arm(),
        preferred(
            decision,
            roomId -> {
              var room = view.room(roomId);
              return room == null ? null : room.ref();
            }),
        dropped,
        degraded == null ? null : true,
        degraded);
  }

  /** What Eddy would have shown; {@code refs} tells which broadcast a room was, or null. */
  private static List<PreferredRoom> preferred(
      Decision decision, Function<String, @Nullable RoomRef> refs) {
    var log = decision.candidates();
    var rows = GreedySlate.rows(decision);
    var preferred = new ArrayList<PreferredRoom>(rows.length);
    for (var row : rows) {
      var roomId = log.roomIds().get(log.rows()[row]);
      var ref = refs.apply(roomId);
      preferred.add(
          new PreferredRoom(
              roomId,
              ref == null ? null : ref.broadcastId(),
              ref == null ? null : ref.streamerId(),
              preferred.size(),
              log.scores()[row]));
    }
    return preferred;
  }

  /** The log knows the broadcasts of the rooms shown alone. */
  private static @Nullable RoomRef shown(Decision decision, String roomId) {
    return decision.items().stream()
        .map(SlateItem::room)
        .filter(room -> room.roomId().equals(roomId))
        .findFirst()
        .orElse(null);
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
        open == null ? List.of() : outcomes(open),
        decision.external() ? preferred(decision, roomId -> shown(decision, roomId)) : null);
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
