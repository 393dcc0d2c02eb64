package io.eddy.benchmarks;

import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.Experience;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.learning.online.SlateLearner;
import io.eddy.recommender.LiveView;
import io.eddy.recommender.Occasion;
import io.eddy.recommender.Recommender;
import io.eddy.recommender.decision.Decision;
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
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.reward.Prices;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What decisions meet in a service that has run for most of an hour: a thousand rooms of 30
 * categories, and viewers with a history, all of it made by the folds themselves from decisions and
 * reactions. Audiences, categories and viewers follow Zipf's law. Seeded; confined to one thread.
 */
final class LiveScene {
  static final Features FEATURES = Features.STANDARD;

  private static final int ROOMS = 1_000;
  private static final int CATEGORIES = 30;
  private static final int VIEWERS = 2_000;
  private static final int DECISIONS = 8_000;
  private static final int PUBLISH_EVERY = 80;
  private static final long BETWEEN_DECISIONS_MILLIS = 300;
  private static final Experiment EXPERIMENT = new Experiment(Experiment.NONE.arms(), 0);
  private static final Occasion OCCASION = Occasion.of(EXPERIMENT.arms().getFirst());

  private final SplittableRandom random = new SplittableRandom(1);
  private final Zipf viewers = new Zipf(VIEWERS, .8);
  private final LiveView view = new LiveView(Windows.DEFAULT);
  private final Experience experience =
      new Experience(
          new ExperienceSettings(
              FEATURES,
              EXPERIMENT,
              Windows.DEFAULT,
              Prices.DEFAULT,
              Discount.MYOPIC,
              false,
              ExperienceSettings.DEFAULT_MEMORY));
  private final SlateLearner learner;
  private long now = 1_800_000_000_000L;
  private long offset;
  private int decided;
  private RoomTable table;
  private PublishedPolicy policy = PublishedPolicy.prior(FEATURES);

  /** A scene whose learner learns by an algorithm. */
  LiveScene(SlateAlgorithm algorithm) {
    learner = new SlateLearner(FEATURES, false, algorithm);
    var categories = new Zipf(CATEGORIES, 1);
    for (var i = 0; i < ROOMS; i++) {
      var audience = Math.round(20_000 / Math.pow(i + 1, .9));
      start("r" + i, "s" + i, "category-" + categories.draw(random), audience);
    }
    table = taken();
    var recommender = recommender(Retrieval.DEFAULT_MOST);
    while (decided < DECISIONS) {
      live(recommender);
    }
  }

  /** A recommender with so many candidates. */
  static Recommender recommender(int candidates) {
    return new Recommender(FEATURES, new Retrieval(candidates), Caps.NONE, Exploration.DEFAULT);
  }

  /** What the scene's learner has published last. */
  PublishedPolicy policy() {
    return policy;
  }

  /** Decides for the next viewer; nothing is folded. */
  Decision decide(Recommender recommender, PublishedPolicy decides) {
    var viewer = "viewer-" + viewers.draw(random);
    return recommender.decide(
        SlateRequest.of(viewer),
        viewer,
        OCCASION,
        view,
        table,
        decides,
        Set.of(),
        now,
        random.nextLong());
  }

  /** Decides, lets the viewer react, folds all of it, learns from it, and publishes now and then. */
  Decision live(Recommender recommender) {
    now += BETWEEN_DECISIONS_MILLIS;
    var id = new DecisionId(0, offset, "x").text();
    var decision = decide(recommender, policy).named(id);
    fold(new Fact.Decided(decision));
    react(decision);
    learner.practise(1);
    if (++decided % PUBLISH_EVERY == 0) {
      table = taken();
      policy =
          PublishedPolicy.learned(
              FEATURES,
              learner.algorithm().label(),
              decided / PUBLISH_EVERY,
              learner.weights(experience.weight(now)));
    }
    return decision;
  }

  /** The viewer looks at some positions from the first on, and mostly enters one of them. */
  private void react(Decision decision) {
    var viewer = decision.viewerId();
    var items = decision.items();
    var examined = Math.min(items.size(), 2 + random.nextInt(5));
    for (var j = 0; j < examined; j++) {
      var room = items.get(j).room();
      happened(
          new ViewerEvent.Impression(
              envelope(), viewer, room.roomId(), decision.decisionId(), j, "home"),
          room);
    }
    var j = random.nextInt(7);
    if (j < examined) {
      var room = items.get(j).room();
      var visit = "visit-" + offset;
      happened(
          new ViewerEvent.Enter(envelope(), viewer, room.roomId(), visit, decision.decisionId(), j),
          room);
      if (random.nextInt(8) == 0) {
        happened(new ViewerEvent.Like(envelope(), viewer, room.roomId(), 3, visit), room);
        happened(
            new ViewerEvent.Follow(envelope(), viewer, room.streamerId(), room.roomId()), room);
      }
      var seconds = -60 * Math.log(1 - random.nextDouble());
      happened(
          new ViewerEvent.Leave(envelope(), viewer, room.roomId(), visit, seconds, null), room);
    }
  }

  private Envelope envelope() {
    return new Envelope("benchmark", null, now);
  }

  private void start(String room, String streamer, String category, long audience) {
    var started =
        new RoomEvent.Started(
            envelope(),
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
    happened(started, new RoomRef(room, "b-" + room, streamer, category));
  }

  private void happened(LiveEvent event, RoomRef room) {
    var arm = event instanceof ViewerEvent ? OCCASION.arm().name() : null;
    fold(new Fact.Happened(event, new Resolution(room, arm, false, true)));
  }

  private void fold(Fact fact) {
    var stamp = new Stamp(Stamp.SCHEMA_VERSION, now, 1, 0);
    var logged = new LoggedFact(new Position(0, offset++), stamp, fact);
    view.after(logged);
    experience.after(logged).forEach(learner::learn);
  }

  private RoomTable taken() {
    return RoomTable.take(view.rooms(), view::streamer, EXPERIMENT.arms(), now, view.endings());
  }
}
