package io.eddy.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SimulatedPlatformTest {
  private static final Scenario SCENARIO = Scenario.of(1_000, 4).atSpeed(1_200);

  /** Two seconds at speed 1,200 are 40 minutes of an evening. */
  @Test
  void runsAWorldOnTheWallClock() {
    var clock = clock();
    var witness = new Witness(clock);
    var told = new ArrayList<Progress>();
    var counts =
        new SimulatedPlatform(new World(SCENARIO), witness, clock)
            .run(Duration.ofSeconds(2), told::add);
    assertThat(counts.decisions()).isGreaterThan(300);
    assertThat(counts.errors()).isZero();
    assertThat(counts.events()).isEqualTo(witness.events.size()).isGreaterThan(3_000);
    assertThat(counts.recommend().calls()).isEqualTo((int) counts.decisions());
    assertThat(counts.simulated()).isGreaterThan(Duration.ofMinutes(39));
    assertThat(told).isNotEmpty();
    assertThat(witness.overlapped).isFalse();
  }

  @Test
  void whatAViewerDoesFollowsTheDecisionAndIsNeverAheadOfTheClock() {
    var clock = clock();
    var witness = new Witness(clock);
    new SimulatedPlatform(new World(SCENARIO), witness, clock)
        .run(Duration.ofSeconds(1), progress -> {});
    assertThat(witness.decidedAt).isNotEmpty();
    for (var event : witness.events) {
      if (event instanceof ViewerEvent.Impression seen) {
        assertThat(seen.time()).isGreaterThanOrEqualTo(witness.decidedAt.get(seen.decisionId()));
      }
    }
    assertThat(witness.ahead).isFalse();
  }

  @Test
  void endsEarlyWhenItsThreadIsInterrupted() throws InterruptedException {
    var clock = clock();
    var platform = new SimulatedPlatform(new World(SCENARIO), new Witness(clock), clock);
    var runner =
        Thread.ofPlatform().start(() -> platform.run(Duration.ofMinutes(5), progress -> {}));
    Thread.sleep(100);
    runner.interrupt();
    runner.join(5_000);
    assertThat(runner.isAlive()).isFalse();
  }

  private static AcceleratedClock clock() {
    return new AcceleratedClock(SCENARIO.start(), SCENARIO.speed(), InstantSource.system());
  }

  /** A popularity recommender that writes down when it was asked and what it was told. */
  private static final class Witness implements Recommendations {
    final List<LiveEvent> events = new ArrayList<>();
    final Map<String, Long> decidedAt = new ConcurrentHashMap<>();
    volatile boolean overlapped;
    volatile boolean ahead;
    private final AtomicBoolean sending = new AtomicBoolean();
    private final InstantSource clock;
    private final FakeRecommender fake =
        new FakeRecommender(FakeRecommender.Order.POPULARITY, 1, event -> {});

    Witness(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public int send(List<LiveEvent> sent) {
      overlapped |= sending.getAndSet(true) || sent.size() > MOST_EVENTS;
      var now = clock.millis();
      ahead |= sent.stream().anyMatch(event -> event.time() > now);
      events.addAll(sent);
      fake.send(sent);
      sending.set(false);
      return 0;
    }

    @Override
    public ShownSlate recommend(SlateRequest request) {
      overlapped |= sending.get();
      var slate = fake.recommend(request);
      decidedAt.put(slate.decisionId(), clock.millis());
      return slate;
    }
  }
}
