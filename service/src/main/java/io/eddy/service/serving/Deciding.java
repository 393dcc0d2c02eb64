package io.eddy.service.serving;

import io.eddy.protocol.Mode;
import io.eddy.recommender.Apprentice;
import io.eddy.recommender.LiveView;
import io.eddy.recommender.Occasion;
import io.eddy.recommender.Recommender;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.room.RoomTable;
import io.eddy.service.intake.Intake;
import io.eddy.service.intake.OverloadedException;
import io.eddy.service.intake.RoomTables;
import io.eddy.service.intake.Submission;
import io.eddy.service.intake.UnavailableException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * From a request to a logged decision: which policy, decide, commit; decided anew on the rooms that
 * are left if one of the candidates ended meanwhile. Nothing is ever taken out of a drawn slate. What a
 * caller's own recommender showed goes the same way, but for the draw.
 */
final class Deciding {
  private final Recommender recommender;
  private final Apprentice apprentice;
  private final LiveView view;
  private final RoomTables tables;
  private final PoliciesInForce policies;
  private final ModeFile mode;
  private final Experiment experiment;
  private final Intake intake;
  private final InstantSource clock;
  private final ServingSettings settings;
  private final LongSupplier seeds;

  /** Makes a decision of the rooms of a table, by a baseline if there is a reason for that. */
  @FunctionalInterface
  private interface Attempt {
    Decision on(RoomTable table, @Nullable String degraded);
  }

  Deciding(
      Recommender recommender,
      LiveView view,
      RoomTables tables,
      PoliciesInForce policies,
      ModeFile mode,
      Experiment experiment,
      Intake intake,
      InstantSource clock,
      ServingSettings settings,
      LongSupplier seeds) {
    this.recommender = recommender;
    this.apprentice = recommender.apprentice();
    this.view = view;
    this.tables = tables;
    this.policies = policies;
    this.mode = mode;
    this.experiment = experiment;
    this.intake = intake;
    this.clock = clock;
    this.settings = settings;
    this.seeds = seeds;
  }

  /**
   * Decides and logs.
   *
   * @param viewer the pseudonym
   * @param hash keyed hash of the request id, or null
   * @param replaces the decision that this one makes anew, or null
   */
  Decision decide(
      SlateRequest request, String viewer, @Nullable String hash, @Nullable String replaces) {
    var shown = shownBefore(request, viewer);
    return committed(
        request.viewerId(),
        true,
        (table, degraded) -> {
          var arm = experiment.arm(viewer);
          return recommender.decide(
              request,
              viewer,
              occasion(arm, viewer, request.placement(), hash, replaces, degraded),
              view,
              table,
              policy(arm, degraded),
              shown,
              clock.millis(),
              seeds.getAsLong());
        });
  }

  /**
   * Logs what a caller's own recommender showed. Without the log there is nothing to answer: the caller has
   * shown it already.
   *
   * @param hash keyed hash of the request id, or null
   * @throws NotLiveException if none of the rooms is live
   * @throws UnavailableException if the log can't be written
   */
  Decision observe(ExternalSlate slate, String viewer, @Nullable String hash) {
    return committed(
        slate.viewerId(),
        false,
        (table, degraded) -> {
          if (slate.items().stream().noneMatch(item -> table.index(item.roomId()) >= 0)) {
            throw new NotLiveException(slate);
          }
          var arm = experiment.arm(viewer);
          return apprentice.observe(
              slate,
              viewer,
              occasion(arm, viewer, slate.placement(), hash, null, degraded),
              view,
              table,
              policy(arm, degraded),
              clock.millis(),
              seeds.getAsLong());
        });
  }

  /**
   * Attempts until a decision is logged: anew where a candidate has ended since.
   *
   * @param evenUnlogged whether a baseline's decision without an id is wanted where the log can't be written
   */
  private Decision committed(String viewerId, boolean evenUnlogged, Attempt attempt) {
    var started = System.nanoTime();
    var degraded = degraded();
    while (true) {
      if (degraded == null && System.nanoTime() - started > settings.deadline().toNanos()) {
        degraded = "deadline";
      }
      var table = tables.table();
      var answer = new CompletableFuture<Optional<Decision>>();
      intake.submit(new Submission.Commit(attempt.on(table, degraded), viewerId, table, answer));
      try {
        var committed = answer.join();
        if (committed.isPresent()) {
          return committed.get();
        }
      } catch (CompletionException e) {
        return switch (e.getCause()) {
          case UnavailableException unavailable when !evenUnlogged -> throw unavailable;
          case UnavailableException unavailable -> attempt.on(table, "log_unavailable");
          case OverloadedException overloaded -> throw overloaded;
          case null, default -> throw e;
        };
      }
    }
  }

  private Occasion occasion(
      Arm arm,
      String viewer,
      String placement,
      @Nullable String hash,
      @Nullable String replaces,
      @Nullable String degraded) {
    return new Occasion(
        arm,
        experiment.evaluation(viewer),
        settings.placement(placement).displayedWhenServed(),
        hash,
        replaces,
        degraded);
  }

  private PublishedPolicy policy(Arm arm, @Nullable String degraded) {
    var baseline = degraded != null || mode.mode().mode() == Mode.BASELINE;
    return baseline ? policies.baseline(settings.baseline()) : policies.of(arm);
  }

  private @Nullable String degraded() {
    if (Overload.at(intake.pressure()).compareTo(Overload.BASELINE) >= 0) {
      return "overload";
    }
    return policies.invalid() != null ? "policy_invalid" : null;
  }

  /** Rooms of the page that the request names, and of those before it. */
  private Set<String> shownBefore(SlateRequest request, String viewer) {
    var shown = new HashSet<String>();
    var id = request.after();
    var decisions = view.viewer(viewer).feedback().decisions();
    if (id != null && decisions.find(id) == null) {
      throw new UnknownDecisionException(id);
    }
    for (var page = decisions.find(id); page != null; page = decisions.find(page.after())) {
      page.items().forEach(room -> shown.add(room.roomId()));
    }
    return shown;
  }
}
