package io.eddy.simulator.platform;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.simulator.viewer.Viewer;
import io.eddy.simulator.world.ShownSlate;
import io.eddy.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Runs a world against the wall clock: the world moves on the thread that calls {@link #run}, slates
 * are asked for by many virtual threads at once.
 *
 * <p>Where the recommender is too slow for the speed, ticks grow longer and viewers wait; simulated
 * time never stops, so a slow recommender loses decisions as it would in life. Reactions are dated
 * from the moment when the tick's answers are in, so that they follow their decision.
 */
public final class SimulatedPlatform {
  /** Wall time of a tick where the recommender keeps up. */
  static final Duration TICK = Duration.ofMillis(10);

  /** The most calls for slates at once. */
  static final int MOST_AT_ONCE = 32;

  private static final Duration PROGRESS = Duration.ofSeconds(1);

  private final World world;
  private final AcceleratedClock clock;
  private final Calls calls;
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);

  /** A platform over a fresh world; the clock must run from the scenario's start. */
  public SimulatedPlatform(World world, Recommendations recommendations, AcceleratedClock clock) {
    this.world = world;
    this.clock = clock;
    this.calls = new Calls(recommendations);
  }

  /**
   * Runs for a while of wall time, or until the thread is interrupted.
   *
   * @param progress is told about once a second, on this thread
   */
  public RunCounts run(Duration wall, Consumer<Progress> progress) {
    var start = world.scenario().start();
    var began = clock.wallPassed();
    var until = began.plus(wall);
    var told = began;
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var passed = began;
      while (passed.compareTo(until) < 0 && !Thread.currentThread().isInterrupted()) {
        tick(askers);
        var after = clock.wallPassed();
        if (after.minus(told).compareTo(PROGRESS) >= 0) {
          told = after;
          progress.accept(calls.progress(sinceStart(start), after.minus(began)));
        }
        pause(TICK.minus(clock.wallPassed().minus(passed)));
        passed = clock.wallPassed();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return calls.counts(sinceStart(start), clock.wallPassed().minus(began));
  }

  private void tick(ExecutorService askers) throws InterruptedException {
    var due = world.until(clock.millis());
    calls.send(due.events());
    var slates = ask(due.asking(), askers);
    var shown = clock.millis();
    for (var i = 0; i < slates.size(); i++) {
      world.shows(due.asking().get(i), slates.get(i), shown);
    }
  }

  /** Asks for all at once and returns the answers in the viewers' order. */
  private List<ShownSlate> ask(List<Viewer> asking, ExecutorService askers)
      throws InterruptedException {
    var answers = new ArrayList<Future<ShownSlate>>(asking.size());
    for (var viewer : asking) {
      answers.add(askers.submit(() -> ask(viewer)));
    }
    var slates = new ArrayList<ShownSlate>(asking.size());
    for (var answer : answers) {
      try {
        slates.add(answer.get());
      } catch (ExecutionException failure) {
        throw new IllegalStateException("Asking for a slate failed.", failure);
      }
    }
    return slates;
  }

  private ShownSlate ask(Viewer viewer) throws InterruptedException {
    slots.acquire();
    try {
      return calls.recommend(SlateRequest.of(viewer.id(), world.scenario().slateSize()));
    } finally {
      slots.release();
    }
  }

  private Duration sinceStart(Instant start) {
    return Duration.between(start, clock.instant());
  }

  private static void pause(Duration rest) throws InterruptedException {
    if (rest.isPositive()) {
      Thread.sleep(rest);
    }
  }
}
