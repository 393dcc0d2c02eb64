package io.eddy.simulator.platform;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.simulator.world.World;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs a world as fast as it goes, on one thread, and moves the clock itself: the same seed and a
 * recommender that is deterministic give the same run, event by event. The recommender must read the
 * clock that is handed in here.
 */
public final class LockstepPlatform {
  /** Simulated milliseconds per tick: as much as passes in 4 ms of wall time at speed 240. */
  static final long TICK_MILLIS = 1_000;

  private static final long PROGRESS_TICKS = 600;

  private final World world;
  private final SteppedClock clock;
  private final Calls calls;

  /** A platform over a fresh world; the clock must stand at the scenario's start. */
  public LockstepPlatform(World world, Recommendations recommendations, SteppedClock clock) {
    this.world = world;
    this.clock = clock;
    this.calls = new Calls(recommendations);
    if (!clock.instant().equals(world.scenario().start())) {
      throw new IllegalArgumentException(
          "The clock (%s) must stand at the scenario's start (%s)."
              .formatted(clock.instant(), world.scenario().start()));
    }
  }

  /** Runs on for a while of simulated time; may be called again to go on. */
  public RunCounts run(Duration simulated, Consumer<Progress> progress) {
    var began = System.nanoTime();
    var from = clock.millis();
    var until = from + simulated.toMillis();
    var size = world.scenario().slateSize();
    var now = from;
    for (var tick = 1L; now < until; tick++) {
      now = Math.min(until, Math.max(now + TICK_MILLIS, world.next()));
      clock.advanceTo(now);
      var due = world.until(now);
      calls.send(due.events());
      for (var viewer : due.asking()) {
        world.shows(viewer, calls.recommend(SlateRequest.of(viewer.id(), size)), now);
      }
      if (tick % PROGRESS_TICKS == 0) {
        progress.accept(calls.progress(Duration.ofMillis(now - from), since(began)));
      }
    }
    return calls.counts(Duration.ofMillis(now - from), since(began));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
