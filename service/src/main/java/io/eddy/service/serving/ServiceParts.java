package io.eddy.service.serving;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.Recommender;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feedback.OpenDecision;
import io.eddy.service.intake.ClosedDecisions;
import io.eddy.service.intake.Intake;
import io.eddy.service.intake.KeyedHash;
import io.eddy.service.intake.Pseudonyms;
import io.eddy.service.intake.RoomTables;
import io.eddy.service.intake.ViewSnapshots;
import io.eddy.service.telemetry.Telemetry;
import io.eddy.storage.FactLog;
import io.eddy.storage.PolicyRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the service answers from.
 *
 * @param clock shared with whoever sends events
 * @param wall wall time
 * @param readers platform threads that may ask the store
 * @param seeds of the generators of decisions
 * @param startedNanos when the service started
 */
public record ServiceParts(
    Recommender recommender,
    LiveView view,
    RoomTables tables,
    PoliciesInForce policies,
    ModeFile mode,
    Experiment experiment,
    Intake intake,
    Pseudonyms pseudonyms,
    KeyedHash hash,
    RequestMemory requests,
    ClosedDecisions closed,
    ViewSnapshots snapshots,
    Telemetry telemetry,
    PrometheusMeterRegistry meters,
    FactLog log,
    PolicyRegistry registry,
    ServingSettings settings,
    InstantSource clock,
    InstantSource wall,
    Executor readers,
    LongSupplier seeds,
    long startedNanos) {
  /** A service of these parts. */
  public Service service() {
    return new LiveService(this);
  }

  Deciding deciding() {
    return new Deciding(
        recommender, view, tables, policies, mode, experiment, intake, clock, settings, seeds);
  }

  /** Asks the store, on a platform thread. */
  <T> T read(Supplier<T> question) {
    return Thread.currentThread().isVirtual()
        ? CompletableFuture.supplyAsync(question, readers).join()
        : question.get();
  }

  /** What a decision has led to, wherever that stands; null if nothing has come of it. */
  @Nullable OpenDecision outcomes(Decision decision) {
    var id = decision.decisionId();
    var open = view.viewer(decision.viewerId()).feedback().decisions().find(id);
    var known = open != null ? open : closed.find(id);
    return known != null ? known : read(() -> snapshots.outcomes(id)).orElse(null);
  }

  double uptimeSeconds() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }
}
