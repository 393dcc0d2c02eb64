package io.eddy.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.simulator.platform.FakeRecommender.Order;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LockstepPlatformTest {
  private static final Scenario SCENARIO = Scenario.of(500, 7);

  @Test
  void theSameSeedTellsTheSameStory() {
    var first = events(SCENARIO, Duration.ofHours(6));
    assertThat(first).hasSizeGreaterThan(20_000);
    assertThat(events(SCENARIO, Duration.ofHours(6))).isEqualTo(first);
  }

  @Test
  void anotherSeedTellsAnotherStory() {
    assertThat(events(Scenario.of(500, 8), Duration.ofHours(1)))
        .isNotEqualTo(events(SCENARIO, Duration.ofHours(1)));
  }

  @Test
  void runningOnInPartsIsRunningOn() {
    var story = new ArrayList<LiveEvent>();
    var clock = new SteppedClock(SCENARIO.start());
    var fake = new FakeRecommender(Order.RANDOM, 1, story::add);
    var platform = new LockstepPlatform(new World(SCENARIO), fake, clock);
    platform.run(Duration.ofHours(1), progress -> {});
    platform.run(Duration.ofHours(1), progress -> {});
    assertThat(story).isEqualTo(events(SCENARIO, Duration.ofHours(2)));
  }

  @Test
  void eventsComeInTheOrderOfTheirTimesAndNeverTwice() {
    var events = events(SCENARIO, Duration.ofHours(6));
    assertThat(events).extracting(LiveEvent::time).isSorted();
    assertThat(events.stream().map(each -> each.envelope().id()).distinct().count())
        .isEqualTo(events.size());
  }

  @Test
  void everyTypeThatTheWorldSpeaksOfOccurs() {
    var types =
        events(Scenario.of(4_000, 3), Duration.ofHours(24)).stream()
            .map(LiveEvent::type)
            .collect(Collectors.toSet());
    assertThat(types)
        .containsExactlyInAnyOrder(
            "room.started",
            "room.heartbeat",
            "room.ended",
            "impression",
            "enter",
            "watch",
            "leave",
            "comment",
            "like",
            "gift",
            "follow",
            "share",
            "dislike",
            "report");
  }

  /** Nothing is done in a room but between enter and leave, and a visit's watch time only grows. */
  @Test
  void aViewerActsOnlyInsideAVisit() {
    var visits = new HashMap<String, String>();
    var watched = new HashMap<String, Double>();
    var lastSign = new HashMap<String, Long>();
    for (var event : events(SCENARIO, Duration.ofHours(12))) {
      if (!(event instanceof ViewerEvent viewers)) {
        continue;
      }
      var who = viewers.viewerId();
      switch (viewers) {
        case ViewerEvent.Impression seen -> assertThat(visits).doesNotContainKey(who);
        case ViewerEvent.Enter enter -> {
          assertThat(visits.put(who, enter.visitId())).isNull();
          watched.put(who, 0.0);
        }
        case ViewerEvent.Watch watch -> {
          assertThat(watch.watchSeconds()).isGreaterThan(watched.put(who, watch.watchSeconds()));
          var last = lastSign.put(watch.visitId(), watch.time());
          assertThat(last == null ? 0 : watch.time() - last).isLessThan(45_000);
        }
        case ViewerEvent.Leave leave -> {
          assertThat(visits.remove(who)).isEqualTo(leave.visitId());
          assertThat(leave.watchSeconds()).isGreaterThanOrEqualTo(watched.get(who));
        }
        case ViewerEvent.Follow follow -> assertThat(visits).containsKey(who);
        default -> {
          if (viewers.visitId() != null) {
            assertThat(visits).containsEntry(who, viewers.visitId());
          }
        }
      }
    }
  }

  @Test
  void aRoomEndsBeforeItStartsAgainAndNothingIsReportedOfARoomThatIsOff() {
    var live = new HashMap<String, String>();
    var ended = 0;
    for (var event : events(SCENARIO, Duration.ofHours(24))) {
      switch (event) {
        case RoomEvent.Started started ->
            assertThat(live.put(started.roomId(), started.broadcastId())).isNull();
        case RoomEvent.Heartbeat heartbeat -> assertThat(live).containsKey(heartbeat.roomId());
        case RoomEvent.Ended end -> {
          assertThat(live.remove(end.roomId())).isEqualTo(end.broadcastId());
          ended++;
        }
        case RoomEvent.Updated updated -> throw new AssertionError(updated);
        case ViewerEvent.Enter enter -> assertThat(live).containsKey(enter.roomId());
        case ViewerEvent viewers -> {}
      }
    }
    assertThat(ended).isGreaterThan(300);
  }

  /** What the service folds before it answers must hold all that the viewer did before asking. */
  @Test
  void whatAViewerDidIsSentBeforeTheViewerAsksAgain() {
    var inside = new HashSet<String>();
    var asked = new ArrayList<String>();
    var fake = new FakeRecommender(Order.RANDOM, 1, event -> {});
    var witness =
        new Recommendations() {
          @Override
          public int send(List<LiveEvent> events) {
            for (var event : events) {
              switch (event) {
                case ViewerEvent.Enter enter -> inside.add(enter.viewerId());
                case ViewerEvent.Leave leave -> inside.remove(leave.viewerId());
                default -> {}
              }
            }
            return fake.send(events);
          }

          @Override
          public ShownSlate recommend(SlateRequest request) {
            assertThat(inside).doesNotContain(request.viewerId());
            asked.add(request.viewerId());
            return fake.recommend(request);
          }
        };
    run(SCENARIO, witness, Duration.ofHours(4));
    assertThat(asked).hasSizeGreaterThan(1_000);
  }

  @Test
  void feedbackNamesTheDecisionAndThePositionThatItAnswers() {
    var slates = new HashMap<String, List<String>>();
    var enters = new ArrayList<ViewerEvent.Enter>();
    var fake =
        new FakeRecommender(
            Order.RANDOM,
            1,
            event -> {
              if (event instanceof ViewerEvent.Enter enter) {
                enters.add(enter);
              }
            });
    var witness =
        new Recommendations() {
          @Override
          public int send(List<LiveEvent> events) {
            return fake.send(events);
          }

          @Override
          public ShownSlate recommend(SlateRequest request) {
            var slate = fake.recommend(request);
            slates.put(slate.decisionId(), slate.roomIds());
            return slate;
          }
        };
    run(SCENARIO, witness, Duration.ofHours(2));
    assertThat(enters)
        .isNotEmpty()
        .allSatisfy(
            enter ->
                assertThat(slates.get(enter.decisionId()).get(enter.position()))
                    .isEqualTo(enter.roomId()));
  }

  @Test
  void aRecommenderThatFailsCostsDecisionsAndIsCounted() {
    var counts =
        run(
            SCENARIO,
            new Recommendations() {
              @Override
              public int send(List<LiveEvent> events) {
                return 0;
              }

              @Override
              public ShownSlate recommend(SlateRequest request) {
                throw new IllegalStateException("out of order");
              }
            },
            Duration.ofHours(1));
    assertThat(counts.errors()).isPositive().isEqualTo(counts.decisions());
    assertThat(counts.emptySlates()).isEqualTo(counts.decisions());
    assertThat(counts.lastError()).contains("out of order");
  }

  @Test
  void anOverloadedRecommenderIsAskedAgain() {
    var refusals = new int[] {3};
    var fake = new FakeRecommender(Order.RANDOM, 1, event -> {});
    var counts =
        run(
            SCENARIO,
            new Recommendations() {
              @Override
              public int send(List<LiveEvent> events) {
                if (refusals[0]-- > 0) {
                  throw new OverloadedException(Duration.ofMillis(1));
                }
                return fake.send(events);
              }

              @Override
              public ShownSlate recommend(SlateRequest request) {
                return fake.recommend(request);
              }
            },
            Duration.ofMinutes(10));
    assertThat(counts.retries()).isEqualTo(3);
    assertThat(counts.errors()).isZero();
    assertThat(fake.rooms()).hasSizeGreaterThan(20);
  }

  private static List<LiveEvent> events(Scenario scenario, Duration simulated) {
    var story = new ArrayList<LiveEvent>();
    run(scenario, new FakeRecommender(Order.RANDOM, 1, story::add), simulated);
    return story;
  }

  private static RunCounts run(
      Scenario scenario, Recommendations recommendations, Duration simulated) {
    return new LockstepPlatform(
            new World(scenario), recommendations, new SteppedClock(scenario.start()))
        .run(simulated, progress -> {});
  }
}
