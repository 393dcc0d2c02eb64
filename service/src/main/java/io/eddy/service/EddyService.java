package io.eddy.service;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.Recommender;
import io.eddy.recommender.fact.Position;
import io.eddy.service.intake.ClosedDecisions;
import io.eddy.service.intake.FactWriter;
import io.eddy.service.intake.FoldListener;
import io.eddy.service.intake.Folding;
import io.eddy.service.intake.Intake;
import io.eddy.service.intake.KeyedHash;
import io.eddy.service.intake.Pseudonyms;
import io.eddy.service.intake.Recovery;
import io.eddy.service.intake.RoomTables;
import io.eddy.service.intake.ViewSnapshots;
import io.eddy.service.intake.WriterParts;
import io.eddy.service.serving.ModeFile;
import io.eddy.service.serving.Overload;
import io.eddy.service.serving.PoliciesInForce;
import io.eddy.service.serving.RequestMemory;
import io.eddy.service.serving.Service;
import io.eddy.service.serving.ServiceParts;
import io.eddy.service.telemetry.Telemetry;
import io.eddy.storage.Store;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Eddy without HTTP and without a learner: recovers its view from the store, starts the
 * writer, takes new policies from the registry. Closing writes what waits and a last snapshot.
 */
public final class EddyService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EddyService.class);
  private static final long POLICY_MILLIS = 20;
  private static final long RETENTION_MILLIS = 60_000;
  private static final int READERS = 2;
  private static final int TAG_BITS = 30;

  private final ServiceParts parts;
  private final Service service;
  private final ExecutorService readers;
  private final Duties duties;

  private EddyService(ServiceParts parts, ExecutorService readers, Duties duties) {
    this.parts = parts;
    this.service = parts.service();
    this.readers = readers;
    this.duties = duties;
  }

  /**
   * Recovers and starts.
   *
   * @param modeFile where the mode is kept, or null for memory only
   * @param clock shared with whoever sends events
   * @param ticks nanoseconds of the clock that the room table's tick follows
   * @param random draws pseudonyms, tags and seeds
   * @param consumed what the log's slowest reader will read next: retention stops there
   */
  public static EddyService start(
      Store store,
      ServiceSettings settings,
      @Nullable Path modeFile,
      InstantSource clock,
      RoomTables.Ticks ticks,
      RandomGenerator random,
      Supplier<Position> consumed) {
    var readers = Executors.newFixedThreadPool(READERS, platform("eddy-reader"));
    var view = new LiveView(settings.windows());
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var closed = new ClosedDecisions(view);
    var requests = new RequestMemory(clock);
    var telemetry = new Telemetry(meters, settings.experiment(), settings.prices());
    var tables = new RoomTables(view, settings.experiment(), clock, ticks);
    var stored = ViewSnapshots.load(view, store.snapshots(), store.log().tail());
    var snapshots = new ViewSnapshots(view, store.snapshots(), closed, stored, stored);
    var folding = new Folding(view, telemetry::poisoned);
    var started = System.nanoTime();
    var recovery =
        Recovery.replay(store.log(), stored, folding, List.of(closed, requests, snapshots));
    if (!view.viewers().isEmpty() || recovery.facts() > 0) {
      LOG.info(
          "Recovered {} viewers and {} rooms, {} facts read again, in {} ms",
          view.viewers().size(),
          view.rooms().size(),
          recovery.facts(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
    var pseudonyms = new Pseudonyms(store.log(), readers, random);
    var hash = new KeyedHash(store.secret());
    var writerParts =
        new WriterParts(
            store.log(),
            view,
            pseudonyms,
            hash,
            settings.experiment(),
            settings.limits(),
            clock,
            () -> tag(random),
            store.epoch(),
            settings.fingerprint(),
            recovery.recordedTime());
    var listeners = List.<FoldListener>of(tables, telemetry, closed, requests, snapshots);
    var writer = new FactWriter(writerParts, folding, telemetry.eventToState()::record, listeners);
    tables.batchFolded();
    var intake = new Intake(writer, settings.limits().queue());
    var policies = new PoliciesInForce(store.policies(), settings.features());
    policies.refresh();
    var retention =
        new LogRetention(
            store.log(),
            snapshots,
            settings.retention(),
            settings.windows().decision(),
            clock,
            consumed);
    var duties =
        new Duties(
            List.of(
                new Duties.Duty(policies::refresh, POLICY_MILLIS),
                new Duties.Duty(retention::enforce, RETENTION_MILLIS),
                new Duties.Duty(() -> store.log().expireSeen(clock.millis()), RETENTION_MILLIS)));
    var recommender =
        new Recommender(
            settings.features(), settings.retrieval(), settings.caps(), settings.exploration());
    var wall = InstantSource.system();
    var parts =
        new ServiceParts(
            recommender,
            view,
            tables,
            policies,
            new ModeFile(modeFile, wall.instant()),
            settings.experiment(),
            intake,
            pseudonyms,
            hash,
            requests,
            closed,
            snapshots,
            telemetry,
            meters,
            store.log(),
            store.policies(),
            settings.serving(),
            clock,
            wall,
            readers,
            () -> seed(random),
            System.nanoTime());
    return new EddyService(parts, readers, duties);
  }

  /** What callers can ask. */
  public Service service() {
    return service;
  }

  /** What the service tells of itself. */
  public Telemetry telemetry() {
    return parts.telemetry();
  }

  /** The fold of the log, to be read only. */
  public LiveView view() {
    return parts.view();
  }

  /** The policies that answer now; refreshing them at once after a publication is allowed. */
  public PoliciesInForce policies() {
    return parts.policies();
  }

  /** Whether whatever can wait should, because requests need the time. */
  public boolean pressed() {
    return Overload.at(parts.intake().pressure()) != Overload.NORMAL;
  }

  /** Writes what waits and a last snapshot. The store stays open. */
  @Override
  public void close() {
    parts.intake().close();
    duties.close();
    parts.snapshots().close();
    readers.shutdown();
  }

  private static String tag(RandomGenerator random) {
    synchronized (random) {
      return Integer.toString(random.nextInt(1 << TAG_BITS), 36);
    }
  }

  private static long seed(RandomGenerator random) {
    synchronized (random) {
      return random.nextLong();
    }
  }

  private static ThreadFactory platform(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }
}
