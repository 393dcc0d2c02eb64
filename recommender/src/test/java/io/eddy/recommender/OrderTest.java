package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.feedback.OpenDecisions;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.profile.Interests;
import io.eddy.recommender.profile.StreamerHistory;
import io.eddy.recommender.room.ArmTraffic;
import io.eddy.recommender.room.StreamerStats;
import io.eddy.recommender.visit.Visits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties over seeds: order within the windows is worth nothing, and nothing grows without end. */
class OrderTest {

  private static final int CASES = 300;

  @Test
  void theSameOutcomesInAnyOrderPayTheSame() {
    for (var seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var facts = reactions(random);
      var told = afterEnters(facts);
      Collections.shuffle(facts, random);
      var shuffled = afterEnters(facts);

      assertThat(shuffled.reward("d1"))
          .as("seed %d", seed)
          .isCloseTo(told.reward("d1"), within(1e-9));
      assertThat(shuffled.viewer().profile().counts()).isEqualTo(told.viewer().profile().counts());
      assertThat(shuffled.view.streamer("s1").clicks())
          .isEqualTo(told.view.streamer("s1").clicks());
      assertThat(told.viewer().profile().counts().events()).isEqualTo(2 + facts.size());
    }
  }

  /** r1 is visited from 0 to 400 as v1, r2 from 400 on as v2, both from d1. */
  private static Story afterEnters(List<Fact> facts) {
    var story =
        new Story()
            .decided("d1", -5, "r1", "r2")
            .enter(0, "r1", "v1", "d1")
            .enter(400, "r2", "v2", "d1");
    facts.forEach(story::fact);
    return story;
  }

  /** What happens inside both visits, and gifts and follows up to 30 minutes after the first. */
  private static List<Fact> reactions(Random random) {
    var facts = new ArrayList<Fact>();
    for (var i = 0; i < 24; i++) {
      var former = random.nextBoolean();
      var room = former ? "r1" : "r2";
      var visit = former ? "v1" : "v2";
      var inside = former ? random.nextInt(400) : 400 + random.nextInt(600);
      var awhile = former ? random.nextInt(2_200) : inside;
      facts.add(
          switch (random.nextInt(6)) {
            case 0 ->
                Story.watching(inside, room, visit, former ? inside : Math.max(0, inside - 400));
            case 1 -> Story.liking(inside, room, visit, 1 + random.nextInt(6));
            case 2 -> Story.commenting(inside, room, visit);
            case 3 -> Story.giving(awhile, room, visit, random.nextInt(5_000));
            case 4 -> Story.following(awhile, former ? "s1" : "s2", room);
            default -> Story.sharing(inside, room, "d1");
          });
    }
    return facts;
  }

  @Test
  void wholeVisitsInAnyOrderPayAndTeachTheSame() {
    for (var seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var facts = visits(random);
      var told = ofOneSlate(facts);
      Collections.shuffle(facts, random);
      var shuffled = ofOneSlate(facts);

      assertThat(shuffled.reward("d1"))
          .as("seed %d", seed)
          .isCloseTo(told.reward("d1"), within(1e-9));
      assertThat(shuffled.viewer().profile().counts()).isEqualTo(told.viewer().profile().counts());
      assertThat(told.viewer().profile().counts().visits()).isEqualTo(2);
      for (var streamer : List.of("s1", "s2", "s3")) {
        var s = shuffled.view.streamer(streamer);
        var t = told.view.streamer(streamer);
        assertThat(s.clicks()).isEqualTo(t.clicks());
        assertThat(s.expectedClicks()).isEqualTo(t.expectedClicks());
        assertThat(s.watchCount()).isEqualTo(t.watchCount());
        assertThat(s.watchResidual()).isCloseTo(t.watchResidual(), within(1e-9));
      }
    }
  }

  private static Story ofOneSlate(List<Fact> facts) {
    var story = new Story().decided("d1", -5, "r1", "r2", "r3");
    facts.forEach(story::fact);
    return story;
  }

  /** r1 from 0 on as v1 and r3 from 400 on as v2, both from d1, with up to three beats each. */
  private static List<Fact> visits(Random random) {
    var facts = new ArrayList<Fact>();
    for (var visit = 1; visit <= 2; visit++) {
      var room = visit == 1 ? "r1" : "r3";
      var since = (visit - 1) * 400;
      var left = random.nextBoolean() ? 1 + random.nextInt(5) : 6 + random.nextInt(390);
      facts.add(Story.entering(since, room, "v" + visit, "d1"));
      for (var beat = random.nextInt(4); beat > 0; beat--) {
        var seconds = random.nextInt(left);
        facts.add(Story.watching(since + seconds, room, "v" + visit, seconds));
      }
      facts.add(Story.leaving(since + left, room, "v" + visit, (double) left));
    }
    return facts;
  }

  @Test
  void sumsOfStreamersDoNotDependOnTheOrder() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var outcomes = new ArrayList<Outcome>();
      for (var i = 0; i < 20; i++) {
        var kind = List.of(Outcome.Kind.IMPRESSION, Outcome.Kind.ENTER, Outcome.Kind.LEFT);
        outcomes.add(
            new Outcome(
                kind.get(random.nextInt(3)),
                null,
                Story.room("r1"),
                random.nextInt(1000),
                0,
                0,
                random.nextInt(100),
                false,
                false,
                Story.expected(),
                null));
      }
      var told = sums(outcomes);
      Collections.shuffle(outcomes, random);
      var shuffled = sums(outcomes);

      assertThat(shuffled.clicks()).isEqualTo(told.clicks());
      assertThat(shuffled.watchCount()).isEqualTo(told.watchCount());
      assertThat(shuffled.heardAt()).isEqualTo(told.heardAt());
      assertThat(shuffled.expectedClicks()).isCloseTo(told.expectedClicks(), within(1e-12));
      assertThat(shuffled.watchResidual()).isCloseTo(told.watchResidual(), within(1e-9));
    }
  }

  private static StreamerStats sums(List<Outcome> outcomes) {
    var stats = StreamerStats.UNKNOWN;
    for (var outcome : outcomes) {
      stats = stats.after(outcome);
    }
    return stats;
  }

  @Test
  void trafficDoesNotDependOnTheOrder() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var times = new ArrayList<Long>();
      for (var i = 0; i < 50; i++) {
        times.add(Story.at(random.nextInt(3_600))); // three times as long as is remembered
      }
      var told = traffic(times);
      Collections.shuffle(times, random);
      assertThat(traffic(times)).as("seed %d", seed).isEqualTo(told);
    }
  }

  private static ArmTraffic traffic(List<Long> times) {
    var traffic = ArmTraffic.NONE;
    for (var time : times) {
      traffic = traffic.interaction(time);
    }
    return traffic;
  }

  @Test
  void trafficCountsHalfAfterFiveMinutes() {
    // Minute m counts from its middle: three interactions, seen 5 minutes later, are 1.5.
    var traffic = traffic(List.of(Story.at(0), Story.at(10), Story.at(59)));
    var middle = Math.floorDiv(Story.START, 60_000L) * 60_000 + 30_000;

    assertThat(traffic.interactions(middle)).isCloseTo(3, within(1e-6));
    assertThat(traffic.interactions(middle + 300_000)).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void nothingOfAViewerGrowsWithoutEnd() {
    var story = busy(10_000);
    var viewer = story.viewer();

    assertThat(viewer.feedback().visits().recent()).hasSize(Visits.REMEMBERED);
    assertThat(viewer.feedback().decisions().newestFirst())
        .hasSizeLessThanOrEqualTo(OpenDecisions.MOST);
    assertThat(viewer.profile().history().streamers()).hasSize(StreamerHistory.MOST);
    assertThat(viewer.profile().interests().categories()).hasSize(Interests.MOST);
    assertThat(viewer.profile().followed()).hasSizeLessThanOrEqualTo(512);
    assertThat(story.view.visitors(Story.room("r1").roomId()).size()).isLessThanOrEqualTo(1);
  }

  @Test
  void manyBroadcastsOfARoomAreForgotten() {
    var story = new Story();
    for (var i = 0; i < 1_000; i++) {
      story.started(i * 10, "r1", "b" + i, true).ended(i * 10 + 5, "r1", "b" + i);
    }
    var room = Objects.requireNonNull(story.view.room("r1"));
    assertThat(room.former()).hasSize(8);
    assertThat(room.traffic()).isEmpty();
  }

  /** A viewer of whom so many random facts are told, over 300 rooms. */
  static Story busy(int facts) {
    var random = new Random(7);
    var story = new Story();
    for (var i = 0; i < facts; i++) {
      var room = "r" + random.nextInt(300);
      var visit = "v" + random.nextInt(facts);
      switch (random.nextInt(8)) {
        case 0 -> story.decided("d" + i, i, room, "r" + (300 + random.nextInt(300)));
        case 1 -> story.enter(i, room, visit, "d" + Math.max(0, i - random.nextInt(20)));
        case 2 -> story.watch(i, room, random.nextBoolean() ? null : visit, random.nextInt(500));
        case 3 -> story.leave(i, room, visit, null);
        case 4 -> story.like(i, room, null, 1);
        case 5 -> story.gift(i, room, null, random.nextInt(1000));
        case 6 -> story.follow(i, Story.room(room).streamerId(), room);
        default -> story.impression(i, room, null);
      }
    }
    return story;
  }
}
