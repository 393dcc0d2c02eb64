package io.eddy.simulator.calibration;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.platform.Recommendations;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import java.time.InstantSource;
import java.util.List;

/** Stands before a recommender and asks the truth, at every 50th slate, what it and the oracle earn. */
final class Judge implements Recommendations {
  private static final int EVERY = 50;

  private final World world;
  private final Recommendations judged;
  private final InstantSource clock;
  private long asked;
  private long samples;
  private double reward;
  private double oracle;

  Judge(World world, Recommendations judged, InstantSource clock) {
    this.world = world;
    this.judged = judged;
    this.clock = clock;
  }

  @Override
  public int send(List<LiveEvent> events) {
    return judged.send(events);
  }

  @Override
  public ShownSlate recommend(SlateRequest request) {
    var slate = judged.recommend(request);
    if (asked++ % EVERY == 0) {
      var truth = world.truth();
      var viewer = world.viewer(request.viewerId());
      var now = clock.millis();
      reward += truth.slateReward(viewer, slate.roomIds(), now);
      oracle += truth.slateReward(viewer, truth.oracleSlate(viewer, now), now);
      samples++;
    }
    return slate;
  }

  double meanReward() {
    return reward / samples;
  }

  double meanOracle() {
    return oracle / samples;
  }
}
