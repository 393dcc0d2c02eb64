package io.eddy.service;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.service.intake.Limits;
import io.eddy.service.intake.Submission;
import io.eddy.service.serving.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A service in memory on a clock that the test moves, and the events of a platform in few words: times
 * are seconds after {@link #START}, and an event without a time happens now.
 */
public final class Stage implements AutoCloseable {
  /** The moment 0, epoch milliseconds. */
  public static final long START = 1_800_000_000_000L;

  private final SteppedClock clock = new SteppedClock();
  private final ServiceSettings settings;
  private final @Nullable Path modeFile;
  private FrailStore store = FrailStore.empty();
  private EddyService eddy;
  private int restarts;

  /** A clock that stands until it is moved. */
  private static final class SteppedClock implements InstantSource {
    private volatile long now = START;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }

  /** A service with these settings. */
  public Stage(ServiceSettings settings, @Nullable Path modeFile) {
    this.settings = settings;
    this.modeFile = modeFile;
    this.eddy = started();
  }

  /** A service with these settings, its mode in memory. */
  public Stage(ServiceSettings settings) {
    this(settings, null);
  }

  /**
   * A service as it is where nothing is configured, but that nobody is in the evaluation share and no
   * event is late: what is silent is over when the clock says so.
   */
  public Stage() {
    this(
        ServiceSettings.DEFAULT
            .with(Experiments.LEARNING)
            .with(Limits.DEFAULT.withLateness(Duration.ZERO)));
  }

  private EddyService started() {
    return EddyService.start(
        store,
        settings,
        modeFile,
        clock,
        () -> clock.now * 1_000_000,
        new SplittableRandom(++restarts),
        () -> Position.START);
  }

  public Service service() {
    return eddy.service();
  }

  public EddyService eddy() {
    return eddy;
  }

  public FrailStore store() {
    return store;
  }

  /** Ends the service in order and starts another one on what it left. */
  public void restart() {
    eddy.close();
    store = store.reopened();
    eddy = started();
  }

  /** Starts another service on what would be there after a power cut: no last snapshot. */
  public void cut() {
    store.refuseSnapshots();
    restart();
  }

  /** Moves the clock. */
  public Stage at(double second) {
    clock.now = time(second);
    return this;
  }

  public static long time(double second) {
    return START + Math.round(second * 1000);
  }

  public static ParsedItem item(int index, LiveEvent event) {
    return new ParsedItem.Valid(
        index, event, event.envelope().id() != null, true, event.hashCode());
  }

  public static ParsedBatch batch(LiveEvent... events) {
    return new ParsedBatch(
        IntStream.range(0, events.length).mapToObj(i -> item(i, events[i])).toList());
  }

  public EventsAnswer send(LiveEvent... events) {
    return eddy.service().accept(batch(events));
  }

  /** Lets the writer bring about what is due. */
  public void settle() {
    send(impression("settler", "nowhere"));
  }

  public SlateAnswer recommend(String viewer, int count) {
    return eddy.service().recommend(SlateRequest.of(viewer, count));
  }

  public SlateAnswer recommend(
      String viewer, int count, @Nullable String requestId, @Nullable String after) {
    return eddy.service()
        .recommend(
            new SlateRequest(
                viewer, count, "home", Set.of(), Set.of(), Set.of(), requestId, after));
  }

  /** Tells what a caller's own recommender showed, without propensities. */
  public ExternalAnswer observe(String viewer, @Nullable String requestId, String... rooms) {
    return eddy.service().observe(external(viewer, requestId, null, rooms));
  }

  /** What a caller's own recommender showed, every position with the same propensity. */
  public static ExternalSlate external(
      String viewer, @Nullable String requestId, @Nullable Double propensity, String... rooms) {
    return new ExternalSlate(
        viewer,
        "home",
        "external:mine",
        Arrays.stream(rooms).map(room -> new ExternalSlate.Shown(room, propensity)).toList(),
        List.of(),
        requestId);
  }

  /** The whole log. */
  public List<LoggedFact> log() {
    return store.log().read(store.log().tail(), Integer.MAX_VALUE);
  }

  public <F extends Fact> List<F> facts(Class<F> type) {
    return log().stream().map(LoggedFact::fact).filter(type::isInstance).map(type::cast).toList();
  }

  public Envelope now() {
    return new Envelope("test", null, clock.now);
  }

  public Envelope now(@Nullable String id) {
    return new Envelope("test", id, clock.now);
  }

  public static RoomEvent.Started started(Envelope envelope, String room) {
    return new RoomEvent.Started(
        envelope, room, "s-" + room, null, null, "music", List.of(), null, null, null, null);
  }

  public RoomEvent.Started started(String room) {
    return started(now(), room);
  }

  /** Sends starts of rooms. */
  public Stage live(String... rooms) {
    var starts = new ArrayList<LiveEvent>();
    Arrays.stream(rooms).forEach(room -> starts.add(started(room)));
    send(starts.toArray(LiveEvent[]::new));
    return this;
  }

  public RoomEvent.Ended ended(String room) {
    return new RoomEvent.Ended(now(), room, null, null);
  }

  public RoomEvent.Heartbeat beat(String room) {
    return new RoomEvent.Heartbeat(now(), room, 5L, null);
  }

  public ViewerEvent.Impression impression(String viewer, String room) {
    return new ViewerEvent.Impression(now(), viewer, room, null, null, null);
  }

  public ViewerEvent.Impression impression(String viewer, String room, String decision) {
    return new ViewerEvent.Impression(now(), viewer, room, decision, null, null);
  }

  public ViewerEvent.Enter enter(String viewer, String room, @Nullable String decision) {
    return new ViewerEvent.Enter(now(), viewer, room, null, decision, null);
  }

  public ViewerEvent.Watch watch(String viewer, String room, double seconds) {
    return new ViewerEvent.Watch(now(), viewer, room, seconds, null);
  }

  public ViewerEvent.Leave leave(String viewer, String room) {
    return new ViewerEvent.Leave(now(), viewer, room, null, null, null);
  }

  public ViewerEvent.Like like(@Nullable String id, String viewer, String room, long count) {
    return new ViewerEvent.Like(now(id), viewer, room, count, null);
  }

  public ViewerEvent.Gift gift(@Nullable String id, String viewer, String room, long minor) {
    return new ViewerEvent.Gift(now(id), viewer, room, minor, "EUR", 1, null, null);
  }

  @Override
  public void close() {
    eddy.close();
    store.close();
  }

  /** Waits for the promise of a submission that no test should wait long for. */
  public static <T> T soon(CompletableFuture<T> promise) {
    return promise.orTimeout(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** A submission of events that nobody waits for. */
  public static Submission.Events submission(ParsedBatch batch) {
    return new Submission.Events(batch, new CompletableFuture<>());
  }
}
