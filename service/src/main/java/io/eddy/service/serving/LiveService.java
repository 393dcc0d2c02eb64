package io.eddy.service.serving;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.HealthAnswer;
import io.eddy.protocol.answer.ModeAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.Position;
import io.eddy.service.intake.OverloadedException;
import io.eddy.service.intake.Submission;
import io.eddy.service.intake.UnavailableException;
import io.eddy.service.telemetry.LiveMetrics;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service on one store: requests find their way to intake, view and policies. */
final class LiveService implements Service {
  private static final int HISTORY = 100;
  private static final int HOTTEST = 12;

  /** Keeps the ids of one call apart from those of the other; no id has a control character. */
  private static final String OF_EXTERNAL = "external\0";

  private final ServiceParts parts;
  private final Deciding deciding;

  LiveService(ServiceParts parts) {
    this.parts = parts;
    this.deciding = parts.deciding();
  }

  @Override
  public EventsAnswer accept(ParsedBatch batch) {
    var started = System.nanoTime();
    if (batch.items().isEmpty()) {
      return EventsAnswer.EMPTY;
    }
    var promise = new CompletableFuture<EventsAnswer>();
    parts.intake().submit(new Submission.Events(batch, promise));
    var answer = joined(promise);
    parts.telemetry().answered(answer, System.nanoTime() - started);
    return answer;
  }

  @Override
  public SlateAnswer recommend(SlateRequest request) {
    var started = System.nanoTime();
    var viewer = parts.pseudonyms().of(request.viewerId());
    var requestId = request.requestId();
    var decision =
        requestId == null
            ? deciding.decide(request, viewer, null, null)
            : recommendOnce(request, viewer, parts.hash().text(requestId));
    parts.telemetry().recommend().record(System.nanoTime() - started);
    return Answers.slate(decision);
  }

  /** The decision that was made for this request, unless one of its rooms is gone. */
  private Decision recommendOnce(SlateRequest request, String viewer, String hash) {
    return once(
        new RequestMemory.Key(viewer, hash),
        this::stillThere,
        former ->
            deciding.decide(request, viewer, hash, former == null ? null : former.decisionId()));
  }

  @Override
  public ExternalAnswer observe(ExternalSlate slate) {
    var started = System.nanoTime();
    var viewer = parts.pseudonyms().of(slate.viewerId());
    var requestId = slate.requestId();
    Decision decision;
    if (requestId == null) {
      decision = observed(slate, viewer, null);
    } else {
      var hash = parts.hash().text(OF_EXTERNAL + requestId);
      decision =
          once(
              new RequestMemory.Key(viewer, hash),
              former -> true, // it was shown, whatever has ended since
              former -> observed(slate, viewer, hash));
    }
    parts.telemetry().observe().record(System.nanoTime() - started);
    return Answers.external(slate, decision, parts.view());
  }

  private Decision observed(ExternalSlate slate, String viewer, @Nullable String hash) {
    var decision = deciding.observe(slate, viewer, hash);
    parts.telemetry().dropped(slate.items().size() - decision.items().size());
    return decision;
  }

  /** What was decided for a request if it still holds; else a decision, given the former one. */
  private Decision once(
      RequestMemory.Key key,
      Predicate<Decision> holds,
      Function<@Nullable Decision, Decision> decide) {
    while (true) {
      var known = parts.requests().find(key);
      var former = known == null ? null : joinedOrNull(known);
      if (former != null && holds.test(former)) {
        return former;
      }
      var own = new CompletableFuture<Decision>();
      if (parts.requests().claim(key, known, own)) {
        return decideFor(key, own, () -> decide.apply(former));
      }
    }
  }

  private Decision decideFor(
      RequestMemory.Key key, CompletableFuture<Decision> own, Supplier<Decision> decide) {
    try {
      var decision = decide.get();
      own.complete(decision);
      if (decision.decisionId().isEmpty()) {
        parts.requests().release(key, own);
      }
      return decision;
    } catch (RuntimeException e) {
      own.completeExceptionally(e);
      parts.requests().release(key, own);
      throw e;
    }
  }

  private boolean stillThere(Decision decision) {
    return decision.items().stream()
        .allMatch(
            item -> {
              var room = parts.view().room(item.room().roomId());
              return room != null
                  && room.available()
                  && room.ref().broadcastId().equals(item.room().broadcastId());
            });
  }

  @Override
  public Optional<DecisionAnswer> decision(String decisionId) {
    return DecisionId.parse(decisionId)
        .filter(id -> id.partition() == 0)
        .flatMap(id -> logged(new Position(0, id.offset()), decisionId))
        .map(decision -> Answers.decision(decision, parts.outcomes(decision)));
  }

  private Optional<Decision> logged(Position position, String decisionId) {
    if (position.compareTo(parts.log().tail()) < 0 || position.compareTo(parts.log().head()) >= 0) {
      return Optional.empty();
    }
    return parts.read(() -> parts.log().read(position, 1)).stream()
        .flatMap(
            logged ->
                logged.fact() instanceof Fact.Decided(var decision)
                        && decision.decisionId().equals(decisionId)
                    ? Stream.of(decision)
                    : Stream.empty())
        .findFirst();
  }

  @Override
  public RoomsAnswer rooms(int limit, @Nullable String cursor) {
    var table = parts.tables().table();
    var page =
        table.rooms().stream()
            .filter(room -> cursor == null || room.roomId().compareTo(cursor) > 0)
            .limit(limit + 1L)
            .toList();
    var more = page.size() > limit;
    var shown = more ? page.subList(0, limit) : page;
    return new RoomsAnswer(
        shown.stream().map(Answers::room).toList(), more ? shown.getLast().roomId() : null);
  }

  @Override
  public Optional<ViewerAnswer> viewer(String viewerId) {
    var viewer = parts.pseudonyms().find(viewerId);
    return viewer == null || !parts.view().knows(viewer)
        ? Optional.empty()
        : Optional.of(Answers.viewer(viewerId, parts.view().viewer(viewer)));
  }

  @Override
  public PoliciesAnswer policies() {
    var newest = parts.policies().newest().ref();
    return new PoliciesAnswer(
        new PoliciesAnswer.InForce(newest.name(), newest.version()),
        parts.read(() -> parts.registry().history(HISTORY)).stream()
            .map(Answers::version)
            .toList());
  }

  @Override
  public ModeAnswer mode() {
    return parts.mode().mode();
  }

  @Override
  public ModeAnswer mode(Mode mode, String reason) {
    return parts.mode().set(mode, reason, parts.wall().instant());
  }

  @Override
  public HealthAnswer ready() {
    return HealthAnswer.of(
        new TreeMap<>(
            Map.of(
                "recovered",
                true,
                "writing",
                parts.intake().running(),
                "policy",
                parts.policies().invalid() == null)));
  }

  @Override
  public LiveMetrics metrics() {
    var telemetry = parts.telemetry();
    var figures = telemetry.latest();
    var newest = parts.policies().newest();
    var table = parts.tables().table();
    var hottest = table.hottest(0);
    var rooms =
        Arrays.stream(hottest)
            .limit(HOTTEST)
            .mapToObj(table::room)
            .map(
                room ->
                    new LiveMetrics.RoomFigure(
                        room.roomId(),
                        room.streamerId(),
                        room.category(),
                        room.room().audience(),
                        room.heat()[0]))
            .toList();
    return new LiveMetrics(
        parts.clock().instant(),
        parts.uptimeSeconds(),
        mode().mode().wireName(),
        new LiveMetrics.Policy(newest.ref().name(), newest.ref().version(), newest.transitions()),
        telemetry.totals(table.size(), parts.view().viewers().size(), newest.ref().version()),
        new LiveMetrics.Rates(figures.eventsPerSecond(), figures.decisionsPerSecond()),
        Map.of("recommend", telemetry.recommend().recent(), "events", telemetry.events().recent()),
        Map.of(
            "eventToState", telemetry.eventToState().recent(),
            "eventToPolicy", telemetry.eventToPolicy().recent()),
        figures.arms(),
        figures.lift(),
        figures.propensityCheck(),
        figures.propensityAlarm(),
        figures.external(),
        rooms,
        figures.recent(),
        Overload.at(parts.intake().pressure()).wireName());
  }

  @Override
  public String prometheus() {
    return parts.meters().scrape();
  }

  @Override
  public void refused(String code) {
    parts.telemetry().refused(code);
  }

  @Override
  public boolean dashboardRests() {
    return Overload.at(parts.intake().pressure()).compareTo(Overload.DASHBOARD_RESTS) >= 0;
  }

  private static <T> T joined(CompletableFuture<T> promise) {
    try {
      return promise.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case UnavailableException unavailable -> throw unavailable;
        case OverloadedException overloaded -> throw overloaded;
        case null, default -> throw e;
      }
    }
  }

  private static @Nullable Decision joinedOrNull(CompletableFuture<Decision> promise) {
    try {
      return promise.join();
    } catch (CompletionException e) {
      return null; // whoever decided it answered the failure; this request decides for itself
    }
  }
}
