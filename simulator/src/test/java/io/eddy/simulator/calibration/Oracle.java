package io.eddy.simulator.calibration;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.platform.Recommendations;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Reads the truth and shows what it says. */
final class Oracle implements Recommendations {
  private final World world;
  private final InstantSource clock;
  private final Consumer<LiveEvent> witness;
  private long decisions;

  Oracle(World world, InstantSource clock, Consumer<LiveEvent> witness) {
    this.world = world;
    this.clock = clock;
    this.witness = witness;
  }

  @Override
  public int send(List<LiveEvent> events) {
    events.forEach(witness);
    return 0;
  }

  @Override
  public ShownSlate recommend(SlateRequest request) {
    var viewer = world.viewer(request.viewerId());
    return new ShownSlate("d" + decisions++, world.truth().oracleSlate(viewer, clock.millis()));
  }
}
