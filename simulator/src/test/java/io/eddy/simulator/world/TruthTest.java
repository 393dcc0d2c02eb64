package io.eddy.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.simulator.platform.FakeRecommender;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.Recommendations;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.streamer.Broadcast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TruthTest {
  /**
   * Over many slates the rewards that came, priced by hand from the events, average to what the truth
   * expected. Their difference per slate has mean 0; four standard errors are allowed.
   */
  @Test
  void whatIsExpectedComesTrue() {
    var ledger = new Ledger(Scenario.of(5_000, 11), FakeRecommender.Order.RANDOM);
    ledger.run(Duration.ofHours(12));
    var differences =
        ledger.expected.entrySet().stream()
            .mapToDouble(each -> ledger.rewards.getOrDefault(each.getKey(), 0.0) - each.getValue())
            .toArray();
    var mean = Arrays.stream(differences).average().orElseThrow();
    var square = Arrays.stream(differences).map(d -> d * d).average().orElseThrow();
    var error = Math.sqrt(square / differences.length);
    assertThat(differences.length).isGreaterThan(20_000);
    assertThat(mean).isCloseTo(0, within(4 * error));
    // And the test can see a bias: a tenth of the mean reward is more than four errors.
    var expected =
        ledger.expected.values().stream().mapToDouble(value -> value).average().orElseThrow();
    assertThat(4 * error).isLessThan(.1 * expected);
  }

  /** All ordered pairs out of eight rooms, tried one by one. */
  @Test
  void theOracleIsNearTheBestOfAllSlates() {
    var scenario = Scenario.of(200, 5);
    var world =
        new World(
            new Scenario(200, 300, scenario.start(), scenario.zone(), 240, scenario.seed(), 2));
    var now = scenario.start().toEpochMilli() + 3_600_000;
    world.until(now);
    var rooms =
        world.live().stream()
            .map(Broadcast::streamer)
            .map(streamer -> streamer.roomId())
            .limit(8)
            .toList();
    assertThat(rooms).hasSize(8);
    var truth = world.truth();
    var shares = 0.0;
    for (var viewer : world.viewers()) {
      var best = 0.0;
      for (var first : rooms) {
        for (var second : rooms) {
          if (!first.equals(second)) {
            best = Math.max(best, truth.slateReward(viewer, List.of(first, second), now));
          }
        }
      }
      var share = truth.slateReward(viewer, truth.oracleSlate(viewer, rooms, now), now) / best;
      assertThat(share).isBetween(.9, 1.0);
      shares += share;
    }
    assertThat(shares / 200).isGreaterThan(.995);
  }

  /** Viewers of even and odd number under one recommender: no difference beyond three errors. */
  @Test
  void halvesOfTheViewersUnderOnePolicyEarnTheSame() {
    for (var seed = 1; seed <= 4; seed++) {
      var ledger = new Ledger(Scenario.of(2_000, seed), FakeRecommender.Order.POPULARITY);
      ledger.run(Duration.ofHours(6));
      var sums = new double[2];
      var squares = new double[2];
      for (var i = 0; i < 2_000; i++) {
        var reward = ledger.rewardByViewer.getOrDefault("viewer-" + i, 0.0);
        sums[i % 2] += reward / 1_000;
        squares[i % 2] += reward * reward / 1_000;
      }
      var variance = (squares[0] - sums[0] * sums[0] + squares[1] - sums[1] * sums[1]) / 1_000;
      assertThat(sums[0]).isPositive();
      assertThat((sums[0] - sums[1]) / Math.sqrt(variance)).isBetween(-3.0, 3.0);
    }
  }

  @Test
  void anUnknownRoomIsWorthNothing() {
    var world = new World(Scenario.of(5, 1));
    var now = world.scenario().start().toEpochMilli();
    world.until(now);
    var viewer = world.viewer("viewer-3");
    assertThat(world.truth().slateReward(viewer, List.of("nowhere"), now)).isZero();
    assertThat(world.truth().slateReward(viewer, List.of(), now)).isZero();
  }

  /** Prices what events say, decision by decision. */
  private static final class Ledger implements Recommendations {
    final Map<String, Double> expected = new HashMap<>();
    final Map<String, Double> rewards = new HashMap<>();
    final Map<String, Double> rewardByViewer = new HashMap<>();
    private final Map<String, List<ViewerEvent>> visits = new HashMap<>();
    private final World world;
    private final SteppedClock clock;
    private final FakeRecommender fake;

    Ledger(Scenario scenario, FakeRecommender.Order order) {
      this.world = new World(scenario);
      this.clock = new SteppedClock(scenario.start());
      this.fake = new FakeRecommender(order, scenario.seed(), this::witness);
    }

    void run(Duration simulated) {
      new LockstepPlatform(world, this, clock).run(simulated, progress -> {});
      // Visits that go on when the run ends have earned nothing yet, and are expected to earn
      // nothing.
      visits.values().stream()
          .map(events -> ((ViewerEvent.Enter) events.getFirst()).decisionId())
          .forEach(expected::remove);
    }

    @Override
    public int send(List<LiveEvent> events) {
      return fake.send(events);
    }

    @Override
    public ShownSlate recommend(SlateRequest request) {
      var slate = fake.recommend(request);
      var viewer = world.viewer(request.viewerId());
      expected.put(
          slate.decisionId(), world.truth().slateReward(viewer, slate.roomIds(), clock.millis()));
      return slate;
    }

    private void witness(LiveEvent event) {
      if (!(event instanceof ViewerEvent viewers)) {
        return;
      }
      var who = viewers.viewerId();
      switch (viewers) {
        case ViewerEvent.Enter enter ->
            visits.put(who, new ArrayList<>(List.of((ViewerEvent) enter)));
        case ViewerEvent.Leave leave -> {
          var events = visits.remove(who);
          var decision = ((ViewerEvent.Enter) events.getFirst()).decisionId();
          var reward = price(events, leave.watchSeconds());
          rewards.merge(decision, reward, Double::sum);
          rewardByViewer.merge(who, reward, Double::sum);
        }
        default -> visits.getOrDefault(who, new ArrayList<>()).add(viewers);
      }
    }

    private static double price(List<ViewerEvent> events, double seconds) {
      var reward = .1 + (seconds < 3 ? -.3 : 0) + .5 * Math.log1p(seconds / 30);
      reward += .2 * Math.min(10, count(events, ViewerEvent.Like.class));
      reward += .3 * Math.min(10, count(events, ViewerEvent.Comment.class));
      reward += .3 * count(events, ViewerEvent.Share.class);
      reward += count(events, ViewerEvent.Follow.class);
      reward -= .5 * count(events, ViewerEvent.Dislike.class);
      reward -= count(events, ViewerEvent.Report.class);
      var minor =
          events.stream()
              .mapToLong(each -> each instanceof ViewerEvent.Gift gift ? gift.valueMinor() : 0)
              .sum();
      return reward + Math.log1p(minor / 100.0);
    }

    private static long count(List<ViewerEvent> events, Class<?> type) {
      return events.stream().filter(type::isInstance).count();
    }
  }
}
