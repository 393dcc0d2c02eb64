package io.eddy.recommender;

import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.profile.Giving;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.recommender.room.StreamerStats;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decisions need to know, as the fold of the log: viewers, rooms, streamers and what
 * all viewers have in common. One thread folds facts in log order; any thread may read: every entry is
 * an immutable value.
 */
public final class LiveView {
  /** Of this code; a state folded by another one is rebuilt from the log. */
  public static final int FOLD_VERSION = 1;

  private final Windows windows;
  private final Map<String, ViewerState> viewers = new ConcurrentHashMap<>();
  private final Map<String, LiveRoom> rooms = new ConcurrentHashMap<>();
  private final Map<String, StreamerStats> streamers = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> visitors = new ConcurrentHashMap<>();
  private volatile Giving giving = Giving.NONE;
  private final AtomicLong endings = new AtomicLong();
  private final AtomicLong roomChanges = new AtomicLong();

  /** An empty view. */
  public LiveView(Windows windows) {
    this.windows = windows;
  }

  /** What attribution waits for. */
  public Windows windows() {
    return windows;
  }

  /** A viewer's state; {@link ViewerState#UNKNOWN} if nothing is known. */
  public ViewerState viewer(String viewer) {
    return viewers.getOrDefault(viewer, ViewerState.UNKNOWN);
  }

  /** Whether a streamer's sums are kept. */
  public boolean knowsStreamer(String streamerId) {
    return streamers.containsKey(streamerId);
  }

  /** Whether anything is known of a viewer. */
  public boolean knows(String viewer) {
    return viewers.containsKey(viewer);
  }

  /** A room, or null if it was never heard of. */
  public @Nullable LiveRoom room(String roomId) {
    return rooms.get(roomId);
  }

  /** A streamer's sums. */
  public StreamerStats streamer(String streamerId) {
    return streamers.getOrDefault(streamerId, StreamerStats.UNKNOWN);
  }

  /** What all viewers give. */
  public Giving giving() {
    return giving;
  }

  /** All viewers with their states. */
  public Map<String, ViewerState> viewers() {
    return Collections.unmodifiableMap(viewers);
  }

  /** All rooms. */
  public Collection<LiveRoom> rooms() {
    return Collections.unmodifiableCollection(rooms.values());
  }

  /** All streamers with their sums. */
  public Map<String, StreamerStats> streamers() {
    return Collections.unmodifiableMap(streamers);
  }

  /** Viewers whose visit in a room is open; asked by the folding thread only. */
  public Set<String> visitors(String roomId) {
    return Set.copyOf(visitors.getOrDefault(roomId, Set.of()));
  }

  /** How often a room has ceased to be available: unchanged, so is what may be recommended. */
  public long endings() {
    return endings.get();
  }

  /** How often a room has begun, ended or been described anew. */
  public long roomChanges() {
    return roomChanges.get();
  }

  /** Folds a fact; returns what attribution made of it. */
  public List<Outcome> after(LoggedFact logged) {
    var fact = logged.fact();
    return switch (fact) {
      case Fact.Happened(var event, var resolution) when event instanceof RoomEvent roomEvent -> {
        var room = resolution.room();
        if (room != null) {
          var known = rooms.get(room.roomId());
          var before = known == null ? LiveRoom.provisional(room, event.time()) : known;
          put(before.after(roomEvent, resolution), known);
        }
        yield List.of();
      }
      case Fact.Happened(var event, var resolution) when event instanceof ViewerEvent e ->
          happened(fact, e, resolution.room(), resolution.arm());
      case Fact.Happened _h -> List.of();
      case Fact.Decided(var decision) -> viewerFact(decision.viewerId(), decision.arm(), fact);
      case Fact.VisitExpired(var viewer, var roomId, var time) -> viewerFact(viewer, null, fact);
      case Fact.SessionEnded(var viewer, var time) -> viewerFact(viewer, null, fact);
      case Fact.ViewerRetired(var viewer, var time) -> retire(viewer);
      case Fact.LeaseExpired(var roomId, var broadcastId, var time) -> {
        var room = rooms.get(roomId);
        if (room != null && room.ref().broadcastId().equals(broadcastId)) {
          put(room.ended(broadcastId, time), room);
        }
        yield List.of();
      }
      case Fact.StreamerRetired(var streamerId, var time) -> {
        streamers.remove(streamerId);
        yield List.of();
      }
      case Fact.RoomRetired(var roomId, var time) -> {
        var room = rooms.remove(roomId);
        if (room != null && room.available()) {
          endings.incrementAndGet();
        }
        yield List.of();
      }
    };
  }

  /** Puts an entry of a stored state in its place. */
  public void restore(String viewer, ViewerState state) {
    viewers.put(viewer, state);
    var open = state.feedback().visits().open();
    if (open != null) {
      visitors.computeIfAbsent(open.room().roomId(), k -> new HashSet<>()).add(viewer);
    }
  }

  /** Puts an entry of a stored state in its place. */
  public void restore(LiveRoom room) {
    rooms.put(room.ref().roomId(), room);
  }

  /** Puts an entry of a stored state in its place. */
  public void restore(String streamer, StreamerStats stats) {
    streamers.put(streamer, stats);
  }

  /** Puts an entry of a stored state in its place. */
  public void restore(Giving stored) {
    giving = stored;
  }

  private List<Outcome> happened(
      Fact fact, ViewerEvent event, @Nullable RoomRef room, @Nullable String arm) {
    if (room != null) {
      rooms.computeIfAbsent(room.roomId(), k -> LiveRoom.provisional(room, event.time()));
      if (arm != null && interaction(event)) {
        rooms.computeIfPresent(room.roomId(), (k, r) -> r.interaction(arm, event.time()));
      }
    }
    return viewerFact(event.viewerId(), arm, fact);
  }

  private static boolean interaction(ViewerEvent event) {
    return switch (event) {
      case ViewerEvent.Enter _e -> true;
      case ViewerEvent.Comment _c -> true;
      case ViewerEvent.Like _l -> true;
      case ViewerEvent.Gift _g -> true;
      case ViewerEvent.Follow _f -> true;
      case ViewerEvent.Share _s -> true;
      case ViewerEvent.Impression _i -> false;
      case ViewerEvent.Watch _w -> false;
      case ViewerEvent.Leave _l -> false;
      case ViewerEvent.Unfollow _u -> false;
      case ViewerEvent.Dislike _d -> false;
      case ViewerEvent.Report _r -> false;
      case ViewerEvent.Updated _u -> false;
    };
  }

  private List<Outcome> viewerFact(String viewer, @Nullable String arm, Fact fact) {
    var before = viewer(viewer);
    var attributed = before.feedback().after(fact, windows);
    var next = before.after(fact, attributed, arm);
    viewers.put(viewer, next);
    moved(viewer, before, next);
    for (var outcome : attributed.outcomes()) {
      if (outcome.expectation() != null) {
        streamers.compute(
            outcome.room().streamerId(),
            (k, known) -> (known == null ? StreamerStats.UNKNOWN : known).after(outcome));
      }
      giving = giving.after(outcome);
    }
    return attributed.outcomes();
  }

  private List<Outcome> retire(String viewer) {
    var state = viewers.remove(viewer);
    if (state != null) {
      moved(viewer, state, ViewerState.UNKNOWN);
    }
    return List.of();
  }

  /** Keeps rooms' open visits and the index of visitors in step with a viewer's open visit. */
  private void moved(String viewer, ViewerState before, ViewerState next) {
    var from = before.openRoom();
    var to = next.openRoom();
    if (from == null ? to == null : from.equals(to)) {
      return;
    }
    if (from != null) {
      visited(from, viewer, before.arm(), -1);
    }
    if (to != null) {
      visited(to, viewer, next.arm(), 1);
    }
  }

  private void visited(String roomId, String viewer, String arm, int change) {
    rooms.computeIfPresent(roomId, (k, room) -> room.visited(arm, change));
    visitors.compute(
        roomId,
        (k, known) -> {
          var present = known == null ? new HashSet<String>() : known;
          if (change > 0) {
            present.add(viewer);
          } else {
            present.remove(viewer);
          }
          return present.isEmpty() ? null : present;
        });
  }

  private void put(LiveRoom next, @Nullable LiveRoom before) {
    rooms.put(next.ref().roomId(), next);
    var described =
        before == null
            || before.status() != next.status()
            || before.visible() != next.visible()
            || !before.ref().equals(next.ref());
    if (described) {
      roomChanges.incrementAndGet();
    }
    if (before != null
        && before.available()
        && (!next.available() || !next.ref().broadcastId().equals(before.ref().broadcastId()))) {
      endings.incrementAndGet();
    }
  }
}
