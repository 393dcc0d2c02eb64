package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.slate.SlateNetworkNumbers;
import io.eddy.rl.value.NetworkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a request to a decision over rooms told by hand. */
class RecommenderTest {

  private static final Features FEATURES = Features.STANDARD;
  private static final List<Arm> ARMS = Experiment.NONE.arms();
  private static final Arm ARM = ARMS.getFirst();
  private static final double NOW = 1_000;
  private static final SlateNetworkNumbers NETWORKS = networks();

  /** Networks of 3 hidden numbers whose own are sin 0, sin 1, … */
  private static SlateNetworkNumbers networks() {
    var read = FEATURES.stateWidth() + FEATURES.width();
    var numbers = new float[3 * (read + 1) + 3 * 4 + 3 * (FEATURES.stateWidth() + 1) + 2 * 4];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(i);
    }
    return new SlateNetworkNumbers(
        new NetworkConfig(List.of(3), Activation.TANH, Initialisation.HE, 0), numbers);
  }

  /** Rooms r1 … rn on air since 0, room i with 10·i viewers. */
  private static Story world(int rooms) {
    var story = new Story();
    for (var i = 1; i <= rooms; i++) {
      story
          .started(0, "r" + i, "b" + i, true)
          .roomEvent(new RoomEvent.Heartbeat(Story.envelope(1), "r" + i, 10L * i, null), "b" + i);
    }
    return story;
  }

  private static RoomTable table(Story story) {
    return RoomTable.take(
        story.view.rooms(), story.view::streamer, ARMS, Story.at(NOW), story.view.endings());
  }

  private static Recommender recommender(int candidates, Caps caps) {
    return new Recommender(FEATURES, new Retrieval(candidates), caps, Exploration.DEFAULT);
  }

  private static Decision decide(
      Recommender by,
      Story story,
      SlateRequest request,
      PublishedPolicy policy,
      Set<String> shown,
      boolean evaluation,
      long seed) {
    var occasion = new Occasion(ARM, evaluation, 0, null, null, null);
    return by.decide(
        request,
        Story.VIEWER,
        occasion,
        story.view,
        table(story),
        policy,
        shown,
        Story.at(NOW),
        seed);
  }

  private static Decision decide(Story story, SlateRequest request, long seed) {
    return decide(
        recommender(200, Caps.NONE),
        story,
        request,
        PublishedPolicy.prior(FEATURES),
        Set.of(),
        false,
        seed);
  }

  private static List<String> rooms(Decision decision) {
    return decision.items().stream().map(item -> item.room().roomId()).toList();
  }

  private static double meanPosition(Story story, String room) {
    return IntStream.range(0, 200)
        .map(seed -> rooms(decide(story, SlateRequest.of(Story.VIEWER), seed)).indexOf(room))
        .average()
        .orElseThrow();
  }

  @Test
  void theFirstEventsChangeTheAnswer() {
    var before = meanPosition(world(10), "r3");
    var after =
        meanPosition(world(10).enter(500, "r3", "v1", null).watch(620, "r3", "v1", 120), "r3");
    System.out.printf(
        "mean position of r3 over 200 seeds: %.3f before, %.3f after%n", before, after);

    // By heat alone r3 is the eighth of ten, with the repeat's 3·ln 121 it is the first.
    assertThat(before).isGreaterThan(5);
    assertThat(after).isLessThan(1);
  }

  @Test
  void theSameSeedDecidesTheSame() {
    var story = world(10);
    var request = SlateRequest.of(Story.VIEWER);
    assertThat(decide(story, request, 5)).isEqualTo(decide(story, request, 5));
    assertThat(
            IntStream.range(0, 20).mapToObj(seed -> rooms(decide(story, request, seed))).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void nothingLiveIsAnEmptySlate() {
    var decision = decide(new Story(), SlateRequest.of(Story.VIEWER), 1);
    assertThat(decision.items()).isEmpty();
    assertThat(decision.candidates().roomIds()).isEmpty();
    assertThat(decision.learnable()).isFalse();
  }

  @Test
  void oneRoomIsShownWithCertainty() {
    var decision = decide(world(1), SlateRequest.of(Story.VIEWER), 1);
    assertThat(rooms(decision)).containsExactly("r1");
    assertThat(decision.items().getFirst().propensity()).isCloseTo(1, within(1e-15));
    assertThat(decision.items().getFirst().feasible()).isEqualTo(1);
  }

  @Test
  void excludedAndEarlierRoomsAndThoseOfOtherCategoriesDoNotCome() {
    var story = world(5);
    story.started(0, "r130", "b130", true); // its category is music too: so says its start
    var exclude =
        new SlateRequest(
            Story.VIEWER, 10, "home", Set.of("r1", "r2"), Set.of(), Set.of(), null, null);
    var by = recommender(200, Caps.NONE);
    var prior = PublishedPolicy.prior(FEATURES);
    assertThat(rooms(decide(by, story, exclude, prior, Set.of("r3"), false, 1)))
        .containsExactlyInAnyOrder("r4", "r5", "r130");

    var music =
        new SlateRequest(Story.VIEWER, 10, "home", Set.of(), Set.of("music"), Set.of(), null, null);
    assertThat(rooms(decide(story, music, 1))).doesNotContain("r130").hasSize(5);

    var german =
        new SlateRequest(Story.VIEWER, 10, "home", Set.of(), Set.of(), Set.of("de"), null, null);
    assertThat(decide(story, german, 1).items()).isEmpty();
  }

  @Test
  void aCategoryCapShortensTheSlate() {
    var by = recommender(200, new Caps(50, 3));
    var decision =
        decide(
            by,
            world(10),
            SlateRequest.of(Story.VIEWER),
            PublishedPolicy.prior(FEATURES),
            Set.of(),
            false,
            1);
    assertThat(decision.items()).hasSize(3);
    assertThat(decision.drawing().perCategory()).isEqualTo(3);
  }

  @Test
  void popularityRanksByHeat() {
    // 10·i viewers: r10 first. With ε = .05 a slate of 10 is greedy with probability about .6.
    var policy = PublishedPolicy.prior(FEATURES).ranking("popularity", FEATURES);
    var by = recommender(200, Caps.NONE);
    var story = world(10);
    var first = 0;
    for (var seed = 0; seed < 200; seed++) {
      var decision =
          decide(by, story, SlateRequest.of(Story.VIEWER), policy, Set.of(), false, seed);
      var items = decision.items();
      if (items.stream().noneMatch(SlateItem::explored)) {
        assertThat(rooms(decision))
            .containsExactly("r10", "r9", "r8", "r7", "r6", "r5", "r4", "r3", "r2", "r1");
        first++;
      }
    }
    assertThat(first).isPositive();
    assertThat(policy.ref().name()).isEqualTo("popularity");
  }

  @Test
  void repeatRanksByWhatWasWatched() {
    var policy = PublishedPolicy.prior(FEATURES).ranking("repeat", FEATURES);
    var story = world(10).leave(500, "r2", "v1", 300.0).leave(600, "r4", "v2", 20.0);
    var scores =
        decide(
                recommender(200, Caps.NONE),
                story,
                SlateRequest.of(Story.VIEWER),
                policy,
                Set.of(),
                false,
                3)
            .items()
            .stream()
            .sorted((a, b) -> Double.compare(b.score(), a.score()))
            .map(item -> item.room().roomId())
            .toList();
    // ln 301 = 5.7 and ln 21 = 3.0 against at most .25·ln 101 = 1.2.
    assertThat(scores).startsWith("r2", "r4", "r10");
  }

  @Test
  void logsTheSlateAndASampleOrAllForEvaluation() {
    var story = world(60);
    var request = SlateRequest.of(Story.VIEWER, 5);
    var by = recommender(50, Caps.NONE);
    var prior = PublishedPolicy.prior(FEATURES);
    var training = decide(by, story, request, prior, Set.of(), false, 1).candidates();
    var evaluation = decide(by, story, request, prior, Set.of(), true, 1).candidates();

    assertThat(training.roomIds()).hasSize(50).doesNotHaveDuplicates();
    assertThat(training.rows()).hasSize(5 + 32).doesNotHaveDuplicates();
    assertThat(training.inclusion()).isEqualTo(32 / 45f);
    assertThat(evaluation.rows()).hasSize(50).doesNotHaveDuplicates();
    assertThat(evaluation.inclusion()).isEqualTo(1);
  }

  @Test
  void whatIsLoggedScoresAsItScored() {
    // A policy that has learned half its trust, so that both rankings enter the scores.
    var prior = SlateModel.prior(FEATURES);
    for (var policy :
        List.of(
            PublishedPolicy.prior(FEATURES),
            PublishedPolicy.learned(
                FEATURES, "slate-q", 3, new PolicyWeights(prior.slate(), prior.watch(), 500, null)),
            PublishedPolicy.learned(
                FEATURES,
                "slate-q-network",
                3,
                new PolicyWeights(prior.slate(), prior.watch(), 500, NETWORKS)))) {
      var story = world(20).decided("d1", 1, "r3", "r4").enter(500, "r3", "v1", "d1");
      story.watch(620, "r3", "v1", 120).gift(630, "r3", "v1", 500);
      var decision =
          decide(
              recommender(200, Caps.NONE),
              story,
              SlateRequest.of(Story.VIEWER),
              policy,
              Set.of(),
              true,
              9);
      var log = decision.candidates();
      var count = log.rows().length;
      var logged = log.itemFeatures(count);
      var rows = new FeatureRows(log.stateFeatures(), logged.clone(), count, FEATURES.width());
      for (var i = 0; i < count; i++) { // what the policy derives it derives again, bit for bit
        for (var j = FEATURES.derived(); j < FEATURES.width(); j++) {
          rows.rows()[i * FEATURES.width() + j] = 0;
        }
      }
      policy.heads().derive(rows);
      assertThat(rows.rows()).isEqualTo(logged);

      // In retrieval order, as when it was scored: sums of the standardisation are then the same.
      var ordered = new float[logged.length];
      for (var i = 0; i < count; i++) {
        System.arraycopy(
            logged,
            i * FEATURES.width(),
            ordered,
            log.rows()[i] * FEATURES.width(),
            FEATURES.width());
      }
      var scores = new double[3 * count];
      policy
          .ranking()
          .score(
              new FeatureRows(log.stateFeatures(), ordered, count, FEATURES.width()), 10, scores);
      for (var i = 0; i < count; i++) {
        assertThat(log.scores()[i]).isEqualTo((float) scores[log.rows()[i]]);
      }
      for (var item : decision.items()) {
        assertThat(item.score()).isEqualTo(scores[item.candidate()]);
      }
    }
  }

  @Test
  void sourcesAreWhatTheySay() {
    // s1 followed, s2 visited, s3 only shown: a room that was merely on screen is not its history.
    var story = world(12).decided("d1", 1, "r3").impression(2, "r3", "d1");
    story.follow(3, "s1", null).leave(60, "r2", "v1", 50.0);
    var decision = decide(story, SlateRequest.of(Story.VIEWER), 1);
    var log = decision.candidates();
    var sources = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      sources.add(log.roomIds().get(i) + " " + Source.of(log.sources()[i]));
    }
    assertThat(sources).startsWith("r1 FOLLOWED", "r2 HISTORY");
    assertThat(Source.of(log.sources()[log.roomIds().indexOf("r3")])).isNotEqualTo(Source.HISTORY);
  }

  @Test
  void aCategoryThatWasOnlyShownIsNoAffinity() {
    var story = world(12).decided("d1", 1, "r3").impression(2, "r3", "d1");
    var log = decide(story, SlateRequest.of(Story.VIEWER), 1).candidates();
    assertThat(log.sources()).doesNotContain(Source.AFFINITY.code());
  }

  @Test
  void quotasBoundAffinityAndFreshness() {
    var story = world(90).leave(60, "r2", "v1", 50.0);
    var log =
        decide(
                recommender(60, Caps.NONE),
                story,
                SlateRequest.of(Story.VIEWER),
                PublishedPolicy.prior(FEATURES),
                Set.of(),
                true,
                1)
            .candidates();
    var counts = new int[5];
    for (var source : log.sources()) {
      counts[source]++;
    }
    // 60 candidates: s2, then 60·.3/3 = 6 music rooms, 60·.2 = 12 fresh ones, 41 hot ones.
    assertThat(counts).containsExactly(0, 1, 6, 12, 41);
  }

  @Test
  void todayIsNotThreeDaysAgo() {
    var story = world(4);
    var ago = -3 * 86_400;
    story.leave(ago + 60, "r2", "v1", 50.0).leave(ago + 200, "r2", "v2", 50.0);
    assertThat(reason(story, "r3")).isEqualTo("You watched music before");
  }

  @Test
  void reasonsAreTrue() {
    var story = world(4);
    assertThat(reason(story, "r4")).isIn("40 viewers are here now", "Something new for you");
    story.leave(60, "r2", "v1", 50.0);
    assertThat(reason(story, "r2")).isEqualTo("You watched this streamer before");
    assertThat(reason(story, "r3")).isEqualTo("You watched music before");
    story.leave(200, "r2", "v2", 50.0);
    assertThat(reason(story, "r2")).isEqualTo("You watched this streamer 2 times");
    assertThat(reason(story, "r3")).isEqualTo("You watched 2 music rooms today");
    story.follow(300, "s3", null);
    assertThat(reason(story, "r3")).isEqualTo("You follow this streamer");
  }

  private static String reason(Story story, String room) {
    return decide(story, SlateRequest.of(Story.VIEWER), 1).items().stream()
        .filter(item -> item.room().roomId().equals(room))
        .findFirst()
        .orElseThrow()
        .reason();
  }
}
