package io.eddy.benchmarks;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.Occasion;
import io.eddy.recommender.Recommender;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.FactLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A log as long as one likes, written as a service would: version 0 decides for viewers with histories on
 * sixty rooms, slates of ten are displayed, viewers look, enter and leave, and all of it is folded before
 * the next decision. Viewers and audiences follow Zipf's law. Seeded; confined to one thread.
 */
final class WrittenLog {
  /** One decision: 2.5 a second, as of some twenty thousand viewers. */
  static final long BETWEEN_DECISIONS_MILLIS = 400;

  static final int VIEWERS = 20_000;
  static final int ROOMS = 60;
  static final Exploration EXPLORATION = new Exploration(1, .2, .2, 1);

  private static final Features FEATURES = Features.STANDARD;
  private static final int CATEGORIES = 12;
  private static final int TABLE_EVERY = 5;
  private static final int BATCH = 2_000;

  private final FactLog log;
  private final Experiment experiment;
  private final SplittableRandom random = new SplittableRandom(1);
  private final Zipf viewers = new Zipf(VIEWERS, .8);
  private final Reactions reactions = new Reactions("log", 1, random.split());
  private final LiveView view = new LiveView(Windows.DEFAULT);
  private final Recommender recommender =
      new Recommender(FEATURES, new Retrieval(ROOMS), Caps.NONE, EXPLORATION);
  private final PublishedPolicy policy = PublishedPolicy.prior(FEATURES);
  private final Map<String, RoomRef> rooms = new HashMap<>();
  private final List<LoggedFact> batch = new ArrayList<>(BATCH);
  private long now = 1_800_000_000_000L;
  private long offset;
  private int decided;
  private RoomTable table;

  /**
   * Begins an empty log.
   *
   * @param evaluationShare of the viewers, whose decisions are logged with all candidates
   */
  WrittenLog(FactLog log, double evaluationShare) {
    this.log = log;
    this.experiment = Experiment.of(List.of("frozen"), evaluationShare);
    for (var i = 0; i < ROOMS; i++) {
      start(
          "r" + i, "s" + i, "category-" + i % CATEGORIES, Math.round(5_000 / Math.pow(i + 1, .9)));
    }
    this.table = taken();
  }

  /** Writes on until there are so many decisions, and all of them are durable. */
  void until(int decisions) {
    while (decided < decisions) {
      decide();
    }
    flush();
  }

  private void decide() {
    now += BETWEEN_DECISIONS_MILLIS;
    if (decided++ % TABLE_EVERY == 0) {
      table = taken();
    }
    var viewer = "viewer-" + viewers.draw(random);
    var arm = experiment.arm(viewer);
    var occasion = new Occasion(arm, experiment.evaluation(viewer), 0, null, null, null);
    var decision =
        recommender
            .decide(
                SlateRequest.of(viewer),
                viewer,
                occasion,
                view,
                table,
                policy,
                Set.of(),
                now,
                random.nextLong())
            .named(new DecisionId(0, offset, "x").text());
    fold(new Fact.Decided(decision));
    var slate = decision.items().stream().map(item -> item.room().roomId()).toList();
    for (var event : reactions.to(viewer, decision.decisionId(), slate, now)) {
      if (event instanceof ViewerEvent seen) {
        happened(seen, rooms.get(seen.roomId()), arm.name());
      }
    }
  }

  private void start(String room, String streamer, String category, long audience) {
    var started =
        new RoomEvent.Started(
            new Envelope("benchmark", room, now),
            room,
            streamer,
            "b-" + room,
            "Title of " + room,
            category,
            List.of(),
            "en",
            null,
            audience,
            now);
    rooms.put(room, new RoomRef(room, "b-" + room, streamer, category));
    happened(started, rooms.get(room), null);
  }

  private void happened(LiveEvent event, @Nullable RoomRef room, @Nullable String arm) {
    fold(new Fact.Happened(event, new Resolution(room, arm, false, true)));
  }

  private void fold(Fact fact) {
    var stamp = new Stamp(Stamp.SCHEMA_VERSION, now, 1, 0);
    var logged = new LoggedFact(new Position(0, offset++), stamp, fact);
    view.after(logged);
    batch.add(logged);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    log.append(AppendBatch.of(List.copyOf(batch)));
    batch.clear();
  }

  private RoomTable taken() {
    return RoomTable.take(view.rooms(), view::streamer, experiment.arms(), now, view.endings());
  }
}
