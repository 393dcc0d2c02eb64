package io.eddy.cli.wiring;

import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.learning.online.LearnerThread;
import io.eddy.learning.online.OnlineLearner;
import io.eddy.protocol.Mode;
import io.eddy.service.EddyService;
import io.eddy.service.ServiceSettings;
import io.eddy.service.intake.RoomTables.Ticks;
import io.eddy.storage.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one place where objects are made and handed to each other. Service and learner meet in the store
 * only; here each is told when the other's doings concern it.
 */
public final class Wiring implements AutoCloseable {
  private final EddyService eddy;
  private final OnlineLearner learner;
  private final @Nullable LearnerThread thread;

  private Wiring(EddyService eddy, OnlineLearner learner, @Nullable LearnerThread thread) {
    this.eddy = eddy;
    this.learner = learner;
    this.thread = thread;
  }

  /**
   * A service with a learner on a thread of its own.
   *
   * @param modeFile where the mode is kept, or null for memory only
   * @param clock shared with whoever sends events
   */
  public static Wiring start(
      Store store,
      ServiceSettings service,
      LearnerSettings learning,
      @Nullable Path modeFile,
      InstantSource clock,
      RandomGenerator random) {
    var learner = learner(store, service, learning);
    var eddy =
        EddyService.start(store, service, modeFile, clock, Ticks.WALL, random, learner::needed);
    var thread =
        new LearnerThread(
            learner,
            store.log(),
            () -> eddy.service().mode().mode() != Mode.FROZEN,
            eddy::pressed,
            nanos -> inForce(eddy, nanos));
    var telemetry = eddy.telemetry();
    telemetry.watch(
        "eddy.policies.refused", "Versions refused by the guard", learner::refusedVersions);
    telemetry.watch(
        "eddy.learner.failed", "1 when learning has stopped", () -> thread.failed() ? 1 : 0);
    return new Wiring(eddy, learner, thread);
  }

  /** A service with a learner that moves only when {@link #learn} is called, on a stepped clock. */
  public static Wiring lockstep(
      Store store,
      ServiceSettings service,
      LearnerSettings learning,
      InstantSource clock,
      Ticks ticks,
      RandomGenerator random) {
    var learner = learner(store, service, learning);
    var eddy = EddyService.start(store, service, null, clock, ticks, random, learner::needed);
    return new Wiring(eddy, learner, null);
  }

  /** The service. */
  public EddyService eddy() {
    return eddy;
  }

  /** Learns all that the log holds, publishes it, and puts it in force. */
  public void learn() {
    while (learner.step()) {
      // all there is
    }
    if (learner.hasNews() && learner.publish()) {
      eddy.policies().refresh();
    }
  }

  /** Ends intake, then the learner. The store stays open. */
  @Override
  public void close() {
    eddy.close();
    if (thread != null) {
      thread.close();
    }
  }

  private static OnlineLearner learner(
      Store store, ServiceSettings service, LearnerSettings learning) {
    return new OnlineLearner(
        store,
        experience(service, learning),
        learning.algorithm(),
        service.fingerprint(),
        InstantSource.system());
  }

  /** What turns the facts of a service into lessons. */
  static ExperienceSettings experience(ServiceSettings service, LearnerSettings learning) {
    return new ExperienceSettings(
        service.features(),
        service.experiment(),
        service.windows(),
        service.prices(),
        learning.discount(),
        learning.everyArm(),
        learning.memory());
  }

  private static void inForce(EddyService eddy, long sinceLessonNanos) {
    var refreshing = System.nanoTime();
    eddy.policies().refresh();
    eddy.telemetry().eventToPolicy().record(sinceLessonNanos + System.nanoTime() - refreshing);
  }
}
