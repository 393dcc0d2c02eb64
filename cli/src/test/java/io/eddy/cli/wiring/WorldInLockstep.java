package io.eddy.cli.wiring;

import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.service.EddyService;
import io.eddy.service.ServiceSettings;
import io.eddy.simulator.platform.LockstepPlatform;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import io.eddy.storage.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small world beside a service whose store the test looks into. */
final class WorldInLockstep implements AutoCloseable {
  static final ServiceSettings SETTINGS = ServiceSettings.DEFAULT;

  private final Wiring wiring;
  private final LockstepPlatform platform;
  private final List<String> decisionIds = new ArrayList<>();

  WorldInLockstep(Store store, int viewers, long seed) {
    this(store, SETTINGS, viewers, seed);
  }

  WorldInLockstep(Store store, ServiceSettings settings, int viewers, long seed) {
    var scenario = Scenario.of(viewers, seed);
    var clock = new SteppedClock(scenario.start());
    this.wiring =
        Wiring.lockstep(
            store,
            settings,
            LearnerSettings.DEFAULT,
            clock,
            () -> clock.millis() * 1_000_000,
            new SplittableRandom(seed));
    this.platform =
        new LockstepPlatform(
            new World(scenario),
            new InProcess(eddy().service(), () -> {}) {
              @Override
              public ShownSlate recommend(SlateRequest request) {
                var shown = super.recommend(request);
                decisionIds.add(shown.decisionId());
                return shown;
              }
            },
            clock);
  }

  EddyService eddy() {
    return wiring.eddy();
  }

  List<String> decisionIds() {
    return decisionIds;
  }

  WorldInLockstep run(Duration simulated) {
    platform.run(simulated, progress -> {});
    wiring.learn();
    return this;
  }

  @Override
  public void close() {
    wiring.close();
  }
}
