package io.eddy.service.telemetry;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.experiment.ArmLedger;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.reward.Prices;
import io.eddy.service.intake.FoldListener;
import io.eddy.service.telemetry.LiveMetrics.ArmFigures;
import io.eddy.service.telemetry.LiveMetrics.ExternalFigures;
import io.eddy.service.telemetry.LiveMetrics.Lift;
import io.eddy.service.telemetry.LiveMetrics.PositionWeight;
import io.eddy.service.telemetry.LiveMetrics.RecentDecision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Listens to the folds and counts. What depends on the folds is taken once a second on the writer's
 * thread and published as immutable figures; counters and latencies may be written by any thread.
 */
public final class Telemetry implements FoldListener {
  private static final long FIGURES_NANOS = 1_000_000_000L;
  private static final int RECENT = 12;
  private static final int RECENT_ITEMS = 5;

  private final MeterRegistry registry;
  private final Experiment experiment;
  private final Prices prices;
  private final ArmLedger ledger;
  private final ExternalBook externals = new ExternalBook();
  private final ExternalMeters externalMeters;
  private final PropensityCheck propensities = new PropensityCheck();
  private final RecentReward recentReward = new RecentReward();
  private final Deque<RecentDecision> recent = new ArrayDeque<>();
  private final Queue<CompletableFuture<Map<String, ArmLedger.Total>>> askedForTotals =
      new ConcurrentLinkedQueue<>();
  private final Rate events = new Rate();
  private final Rate decisions = new Rate();
  private final Latency recommend;
  private final Latency observe;
  private final Latency eventsLatency;
  private final Latency eventToState;
  private final Latency eventToPolicy;
  private final Counter accepted;
  private final Counter duplicate;
  private final Counter rejected;
  private final Counter conflicts;
  private final Counter unidentified;
  private final Counter clamped;
  private final Counter decided;
  private final Counter degraded;
  private volatile Figures figures =
      new Figures(Map.of(), Map.of(), List.of(), false, Map.of(), List.of(), 0, 0);
  private long figuresAtNanos;

  /** What the writer's thread knows, as of the last second. */
  public record Figures(
      Map<String, ArmFigures> arms,
      Map<String, Lift> lift,
      List<PositionWeight> propensityCheck,
      boolean propensityAlarm,
      Map<String, ExternalFigures> external,
      List<RecentDecision> recent,
      double eventsPerSecond,
      double decisionsPerSecond) {}

  /** Telemetry of an experiment at prices, in a registry of meters. */
  public Telemetry(MeterRegistry registry, Experiment experiment, Prices prices) {
    this.registry = registry;
    this.experiment = experiment;
    this.prices = prices;
    this.ledger = new ArmLedger(prices);
    this.externalMeters = new ExternalMeters(registry);
    this.recommend = new Latency("eddy.recommend", "Time to answer a recommendation", registry);
    this.observe = new Latency("eddy.external", "Time to take an external decision", registry);
    this.eventsLatency = new Latency("eddy.events", "Time to take a batch of events", registry);
    this.eventToState =
        new Latency("eddy.freshness.state", "From durable to visible to a decision", registry);
    this.eventToPolicy =
        new Latency(
            "eddy.freshness.policy", "From a transition to a version trained on it", registry);
    this.accepted = registry.counter("eddy.events.accepted");
    this.duplicate = registry.counter("eddy.events.duplicate");
    this.rejected = registry.counter("eddy.events.rejected");
    this.conflicts = registry.counter("eddy.events.id_conflict");
    this.unidentified = registry.counter("eddy.events.no_id");
    this.clamped = registry.counter("eddy.events.clamped");
    this.decided = registry.counter("eddy.decisions");
    this.degraded = registry.counter("eddy.decisions.degraded");
  }

  /** Shows a number that is somebody else's among the meters, as it is when they are read. */
  public void watch(String name, String description, Supplier<Number> number) {
    Gauge.builder(name, number).description(description).register(registry);
  }

  @Override
  public void folded(LoggedFact logged, List<Outcome> outcomes) {
    switch (logged.fact()) {
      case Fact.Happened(var event, var resolution) -> {
        events.count();
        accepted.increment();
        if (!resolution.identified()) {
          unidentified.increment();
        }
        if (resolution.clamped()) {
          clamped.increment();
        }
      }
      case Fact.Decided(var decision) -> decided(decision);
      case Fact.ViewerRetired(var viewer, var t) -> ledger.retired(viewer);
      case Fact.VisitExpired _v -> {}
      case Fact.SessionEnded _s -> {}
      case Fact.LeaseExpired _l -> {}
      case Fact.RoomRetired _r -> {}
      case Fact.StreamerRetired _s -> {}
    }
    var viewer = logged.fact().viewerId();
    if (viewer != null && !outcomes.isEmpty()) {
      var arm = experiment.arm(viewer).name();
      for (var outcome : outcomes) {
        var external = outcome.external();
        if (external != null) {
          externals.enter(external, outcome, prices.increment(outcome));
          continue;
        }
        var first = outcome.kind() == Outcome.Kind.IMPRESSION && outcome.before() == 0;
        recentReward.add(arm, ledger.enter(viewer, arm, outcome), first ? 1 : 0);
      }
    }
  }

  @Override
  public void batchFolded() {
    for (var asked = askedForTotals.poll(); asked != null; asked = askedForTotals.poll()) {
      asked.complete(ledger.totals());
    }
    var now = System.nanoTime();
    if (now - figuresAtNanos > FIGURES_NANOS) {
      figuresAtNanos = now;
      figures = figures();
    }
  }

  /** Figures as of the last second. */
  public Figures latest() {
    return figures;
  }

  /** What each viewer has earned, as of the next batch. */
  public CompletableFuture<Map<String, ArmLedger.Total>> totals() {
    var asked = new CompletableFuture<Map<String, ArmLedger.Total>>();
    askedForTotals.add(asked);
    return asked;
  }

  /** A batch of events was answered. */
  public void answered(EventsAnswer answer, long nanos) {
    eventsLatency.record(nanos);
    duplicate.increment(answer.duplicate());
    rejected.increment(answer.rejected());
    for (var item : answer.items()) {
      if (EventsAnswer.Item.ID_CONFLICT.equals(item.code())) {
        conflicts.increment();
      } else if (item.code() != null) {
        registry.counter("eddy.events.rejections", "code", item.code()).increment();
      }
    }
  }

  /** A fact could not be folded and was passed over. */
  public void poisoned() {
    registry.counter("eddy.facts.poisoned").increment();
  }

  /** A request was refused under a stable code. */
  public void refused(String code) {
    registry.counter("eddy.requests.refused", "code", code).increment();
  }

  /** Time to answer a recommendation. */
  public Latency recommend() {
    return recommend;
  }

  /** Time to take an external decision. */
  public Latency observe() {
    return observe;
  }

  /** Rooms of an external decision were left out because they are not live. */
  public void dropped(int rooms) {
    externalMeters.dropped(rooms);
  }

  /** Time to take a batch of events. */
  public Latency events() {
    return eventsLatency;
  }

  /** From durable to visible to a decision. */
  public Latency eventToState() {
    return eventToState;
  }

  /** From a transition to a version that was trained on it being in force. */
  public Latency eventToPolicy() {
    return eventToPolicy;
  }

  /** Totals of events and decisions so far. */
  public LiveMetrics.Totals totals(long liveRooms, long viewers, long policyVersions) {
    return new LiveMetrics.Totals(
        (long) accepted.count(),
        (long) duplicate.count(),
        (long) rejected.count(),
        (long) decided.count(),
        (long) degraded.count(),
        liveRooms,
        viewers,
        policyVersions);
  }

  private void decided(Decision decision) {
    if (decision.external()) { // no arm's, and nothing that was drawn
      externalMeters.decided(externals.decided(decision));
      return;
    }
    decisions.count();
    decided.increment();
    if (decision.degraded() != null) {
      degraded.increment();
    }
    propensities.decided(decision);
    ledger.decided(decision.viewerId(), decision.arm());
    recent.addFirst(
        new RecentDecision(
            decision.decisionId(),
            Instant.ofEpochMilli(decision.time()),
            decision.viewerId().substring(0, Math.min(6, decision.viewerId().length())),
            decision.arm(),
            decision.policy().version(),
            decision.items().stream()
                .limit(RECENT_ITEMS)
                .map(
                    item ->
                        new RecentDecision.Item(
                            item.room().roomId(), item.score(), item.propensity(), item.reason()))
                .toList()));
    if (recent.size() > RECENT) {
      recent.removeLast();
    }
  }

  private Figures figures() {
    var external = externals.figures();
    externalMeters.show(external);
    return new Figures(
        ArmFiguresBook.figures(experiment, ledger, recentReward.perDecision()),
        ArmFiguresBook.lifts(experiment, ledger),
        propensities.positions(),
        propensities.alarm(),
        external,
        List.copyOf(recent),
        events.perSecond(),
        decisions.perSecond());
  }
}
