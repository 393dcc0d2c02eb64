package io.eddy.service.http;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.HealthAnswer;
import io.eddy.protocol.answer.ModeAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.PreferredRoom;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.service.serving.NotLiveException;
import io.eddy.service.serving.Service;
import io.eddy.service.serving.UnknownDecisionException;
import io.eddy.service.telemetry.LiveMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service that knows decision d1, viewers u1 and a/b, and room r1, and fails when it is told to.
 */
final class FakeService implements Service {
  private static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");

  final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  final Queue<SlateRequest> requests = new ConcurrentLinkedQueue<>();
  volatile @Nullable RuntimeException failure;
  volatile boolean ready = true;
  volatile boolean rests;
  volatile Runnable beforeAnswer = () -> {};
  volatile Supplier<LiveMetrics> metrics = new MovingMetrics(1)::next;
  private volatile ModeAnswer mode = new ModeAnswer(Mode.LEARNING, "", TIME);
  volatile @Nullable String askedCursor;
  volatile int askedLimit;

  @Override
  public EventsAnswer accept(ParsedBatch batch) {
    mayFail();
    var items =
        batch.items().stream()
            .filter(ParsedItem.Rejected.class::isInstance)
            .map(item -> EventsAnswer.Item.rejected((ParsedItem.Rejected) item))
            .toList();
    return new EventsAnswer(batch.items().size() - items.size(), 0, items.size(), items);
  }

  @Override
  public SlateAnswer recommend(SlateRequest request) {
    mayFail();
    requests.add(request);
    if (request.after() != null && !request.after().equals("d1")) {
      throw new UnknownDecisionException(request.after());
    }
    return slate();
  }

  @Override
  public ExternalAnswer observe(ExternalSlate slate) {
    mayFail();
    if (slate.items().getFirst().roomId().equals("r9")) {
      throw new NotLiveException(slate);
    }
    return new ExternalAnswer(
        "d2",
        "learning",
        List.of(new PreferredRoom("r1", "b1", "s1", 0, 1.5)),
        List.of(),
        null,
        null);
  }

  @Override
  public Optional<DecisionAnswer> decision(String decisionId) {
    mayFail();
    return decisionId.equals("d1")
        ? Optional.of(
            new DecisionAnswer(
                slate(),
                TIME,
                "home",
                List.of(new DecisionAnswer.Candidate("r1", "heat", 1.5)),
                List.of(new DecisionAnswer.Outcome(0, "watch", 32.5)),
                null))
        : Optional.empty();
  }

  @Override
  public RoomsAnswer rooms(int limit, @Nullable String cursor) {
    mayFail();
    askedLimit = limit;
    askedCursor = cursor;
    return new RoomsAnswer(
        List.of(new RoomsAnswer.Room("r1", "b1", "s1", null, null, 0.5, TIME)), "r1");
  }

  @Override
  public Optional<ViewerAnswer> viewer(String viewerId) {
    mayFail();
    return List.of("u1", "a/b", "观众").contains(viewerId)
        ? Optional.of(
            new ViewerAnswer(
                viewerId,
                new ViewerAnswer.Counts(1, 1, 0, 0, 0, 0),
                List.of(new ViewerAnswer.OpenVisit("r1", 12)),
                List.of("s1")))
        : Optional.empty();
  }

  @Override
  public PoliciesAnswer policies() {
    mayFail();
    return new PoliciesAnswer(
        new PoliciesAnswer.InForce("slate-q", 1),
        List.of(
            new PoliciesAnswer.Version(
                "slate-q",
                1,
                0,
                0,
                new PoliciesAnswer.LogPosition(0, 12),
                3,
                "s",
                "c",
                "f",
                TIME)));
  }

  @Override
  public ModeAnswer mode() {
    mayFail();
    return mode;
  }

  @Override
  public ModeAnswer mode(Mode wanted, String reason) {
    mayFail();
    mode = new ModeAnswer(wanted, reason, TIME);
    return mode;
  }

  @Override
  public HealthAnswer ready() {
    mayFail();
    return HealthAnswer.of(Map.of("recovered", ready));
  }

  @Override
  public LiveMetrics metrics() {
    mayFail();
    return metrics.get();
  }

  @Override
  public String prometheus() {
    mayFail();
    return "# TYPE eddy_events counter\neddy_events 1\n";
  }

  @Override
  public void refused(String code) {
    refusals.add(code);
  }

  @Override
  public boolean dashboardRests() {
    return rests;
  }

  private void mayFail() {
    beforeAnswer.run();
    if (failure != null) {
      throw failure;
    }
  }

  private static SlateAnswer slate() {
    return new SlateAnswer(
        "d1",
        "learning",
        "slate-q",
        1,
        List.of(new SlateAnswer.Item("r1", "b1", "s1", 0, 1.5, 0.25, false, "Popular now")),
        null,
        null,
        null);
  }
}
