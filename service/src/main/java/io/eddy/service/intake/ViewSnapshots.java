package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.ViewerState;
import io.eddy.recommender.decision.DecisionId;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.feedback.OpenDecision;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.profile.Giving;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.recommender.room.StreamerStats;
import io.eddy.storage.SnapshotEntry;
import io.eddy.storage.SnapshotHeader;
import io.eddy.storage.Snapshots;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the view on disk. The writer's thread notes what changed and, now and then, hands over the
 * changed values as they are between two batches; another thread writes them with the position of the
 * next fact in one atomic batch. Restart = the stored view + the tail of the log.
 */
public final class ViewSnapshots implements FoldListener, AutoCloseable {
  /** The fold's name in the store. */
  public static final String FOLD = "view";

  private static final Logger LOG = LoggerFactory.getLogger(ViewSnapshots.class);
  private static final long EVERY_NANOS = 10_000_000_000L;
  private static final int MOST_CHANGES = 50_000;
  private static final long OUTCOMES_PER_TABLE = 1L << 20;

  private final LiveView view;
  private final Snapshots snapshots;
  private final ClosedDecisions closed;
  private final StateCodec codec = new StateCodec();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("eddy-snapshots").factory());
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Queue<Taken> unwritten = new ConcurrentLinkedQueue<>();
  private final Set<String> viewers = new HashSet<>();
  private final Set<String> rooms = new HashSet<>();
  private final Set<String> streamers = new HashSet<>();
  private long takenAtNanos = System.nanoTime();
  private Position next;
  private volatile Position durable;

  /**
   * Snapshots of a view.
   *
   * @param next the fact that it will fold next
   * @param durable the fact at which the stored view stands
   */
  public ViewSnapshots(
      LiveView view, Snapshots snapshots, ClosedDecisions closed, Position next, Position durable) {
    this.view = view;
    this.snapshots = snapshots;
    this.closed = closed;
    this.next = next;
    this.durable = durable;
  }

  /** The fact at which the stored view stands: the log before it is not needed to rebuild it. */
  public Position durable() {
    return durable;
  }

  @Override
  public void folded(LoggedFact logged, List<Outcome> outcomes) {
    next = logged.position().next();
    var viewer = logged.fact().viewerId();
    if (viewer != null) {
      viewers.add(viewer);
    }
    switch (logged.fact()) {
      case Fact.Happened(var event, var resolution) -> {
        var room = resolution.room();
        if (room != null) {
          rooms.add(room.roomId());
        }
      }
      case Fact.LeaseExpired(var roomId, var b, var t) -> rooms.add(roomId);
      case Fact.RoomRetired(var roomId, var t) -> rooms.add(roomId);
      case Fact.StreamerRetired(var streamerId, var t) -> streamers.add(streamerId);
      default -> {}
    }
    for (var outcome : outcomes) {
      rooms.add(outcome.room().roomId());
      streamers.add(outcome.room().streamerId());
    }
  }

  @Override
  public void batchFolded() {
    var changes = viewers.size() + rooms.size() + streamers.size() + closed.size();
    var due = System.nanoTime() - takenAtNanos > EVERY_NANOS || changes > MOST_CHANGES;
    if (changes > 0 && due && busy.compareAndSet(false, true)) {
      var taken = take();
      writer.execute(() -> write(taken));
    }
  }

  /** Writes what has changed and ends; the writer of facts has ended already. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("The last snapshot takes more than a minute and is given up; the log has it all");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    write(take());
  }

  /** Changed values between two batches; the values are immutable. */
  private record Taken(
      Position next, Map<String, Optional<Object>> values, Map<String, OpenDecision> decisions) {}

  private Taken take() {
    for (var failed = unwritten.poll(); failed != null; failed = unwritten.poll()) {
      failed.values().keySet().forEach(this::changed);
      closed.giveBack(failed.decisions());
    }
    var values = new HashMap<String, Optional<Object>>();
    for (var viewer : viewers) {
      values.put(
          "v:" + viewer, view.knows(viewer) ? Optional.of(view.viewer(viewer)) : Optional.empty());
    }
    for (var roomId : rooms) {
      values.put("r:" + roomId, Optional.ofNullable(view.room(roomId)));
    }
    for (var streamer : streamers) {
      values.put(
          "s:" + streamer,
          view.knowsStreamer(streamer) ? Optional.of(view.streamer(streamer)) : Optional.empty());
    }
    values.put("g:", Optional.of(view.giving()));
    viewers.clear();
    rooms.clear();
    streamers.clear();
    takenAtNanos = System.nanoTime();
    return new Taken(next, values, closed.take());
  }

  /** Notes an entry as changed by its key. */
  private void changed(String key) {
    var name = key.substring(2);
    switch (key.charAt(0)) {
      case 'v' -> viewers.add(name);
      case 'r' -> rooms.add(name);
      case 's' -> streamers.add(name);
      default -> {}
    }
  }

  private void write(Taken taken) {
    try {
      var header =
          new SnapshotHeader(List.of(taken.next()), LiveView.FOLD_VERSION, Stamp.SCHEMA_VERSION);
      writeOutcomes(taken.decisions(), header);
      var entries = new ArrayList<SnapshotEntry>(taken.values().size());
      taken
          .values()
          .forEach(
              (key, value) ->
                  entries.add(new SnapshotEntry(key, value.map(codec::encode).orElse(null))));
      snapshots.write(FOLD, header, entries);
      closed.written();
      durable = taken.next();
    } catch (StoreException e) {
      LOG.error("A snapshot could not be written and is tried again; the log has it all", e);
      unwritten.add(taken);
    } finally {
      busy.set(false);
    }
  }

  /** Outcomes stand in tables of a million facts each, so that old ones can be dropped whole. */
  private void writeOutcomes(Map<String, OpenDecision> decisions, SnapshotHeader header) {
    var tables = new HashMap<String, List<SnapshotEntry>>();
    decisions.forEach(
        (id, decision) ->
            tables
                .computeIfAbsent(outcomeTable(id), k -> new ArrayList<>())
                .add(new SnapshotEntry(id, codec.encode(decision))));
    tables.forEach((table, entries) -> snapshots.write(table, header, entries));
  }

  private static String outcomeTable(String decisionId) {
    var offset = DecisionId.parse(decisionId).map(DecisionId::offset).orElse(0L);
    return "outcomes-" + offset / OUTCOMES_PER_TABLE;
  }

  /** What a decision that is no longer open had led to. */
  public Optional<OpenDecision> outcomes(String decisionId) {
    return snapshots
        .read(outcomeTable(decisionId), decisionId)
        .map(bytes -> codec.decode(bytes, OpenDecision.class));
  }

  /** Drops the outcomes of decisions that stood in the log before a position. */
  public void dropOutcomes(Position from, Position to) {
    for (var table = from.offset() / OUTCOMES_PER_TABLE;
        table < to.offset() / OUTCOMES_PER_TABLE;
        table++) {
      snapshots.clear("outcomes-" + table);
    }
  }

  /** Loads the stored view; the fact that it folds next, or the log's tail if none fits this code. */
  public static Position load(LiveView view, Snapshots snapshots, Position tail) {
    var header = snapshots.header(FOLD);
    if (header.isEmpty()
        || header.get().foldVersion() != LiveView.FOLD_VERSION
        || header.get().schemaVersion() != Stamp.SCHEMA_VERSION) {
      header.ifPresent(h -> LOG.info("The stored view is of another version: reading the log"));
      snapshots.clear(FOLD);
      return tail;
    }
    var codec = new StateCodec();
    snapshots.read(FOLD, (key, bytes) -> restore(view, codec, key, bytes));
    return header.get().positions().getFirst();
  }

  private static void restore(LiveView view, StateCodec codec, String key, byte[] bytes) {
    var name = key.substring(2);
    switch (key.charAt(0)) {
      case 'v' -> view.restore(name, codec.decode(bytes, ViewerState.class));
      case 'r' -> view.restore(codec.decode(bytes, LiveRoom.class));
      case 's' -> view.restore(name, codec.decode(bytes, StreamerStats.class));
      case 'g' -> view.restore(codec.decode(bytes, Giving.class));
      default ->
          throw new StoreException(
              "The stored view has an entry %s that this Eddy doesn't know.".formatted(key));
    }
  }
}
