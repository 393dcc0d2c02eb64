package io.eddy.recommender.room;

import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.RoomEvent.Counters;
import io.eddy.recommender.fact.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A room as its facts tell it: live, ended, or known only from viewers' events (provisional).
 *
 * @param ref which broadcast of which streamer; of a provisional room a guess
 * @param startedAt of the broadcast, epoch milliseconds
 * @param endedAt when it was last told to have ended, epoch milliseconds; 0 if never
 * @param viewers as last reported, or null
 * @param counters as reported, largest of each
 * @param beats whether its source heartbeats, so that silence means that it is over
 * @param heardAt the last sign of the room's source, epoch milliseconds
 * @param former ids of broadcasts that are over, newest last, at most {@link #REMEMBERED}
 * @param traffic what viewers do here, by arm
 */
public record LiveRoom(
    RoomRef ref,
    Status status,
    @Nullable String title,
    List<String> tags,
    @Nullable String language,
    @Nullable String coverUrl,
    boolean visible,
    long startedAt,
    long endedAt,
    @Nullable Long viewers,
    Counters counters,
    boolean beats,
    long heardAt,
    List<String> former,
    Map<String, ArmTraffic> traffic) {
  /** How many former broadcasts are remembered: an end that overtook its start finds them. */
  public static final int REMEMBERED = 8;

  /** Where a room stands. */
  public enum Status {
    /** Heard of from viewers only; can't be recommended. */
    PROVISIONAL,
    /** On air. */
    LIVE,
    /** Over. */
    ENDED
  }

  /** Copies the collections. */
  public LiveRoom {
    tags = List.copyOf(tags);
    former = List.copyOf(former);
    traffic = Map.copyOf(traffic);
  }

  /** A room of which only viewers have spoken. */
  public static LiveRoom provisional(RoomRef ref, long time) {
    return new LiveRoom(
        ref,
        Status.PROVISIONAL,
        null,
        List.of(),
        null,
        null,
        true,
        time,
        0,
        null,
        Counters.NONE,
        false,
        time,
        List.of(),
        Map.of());
  }

  /** Whether it may be recommended. */
  public boolean available() {
    return status == Status.LIVE && visible;
  }

  /** Viewers as reported, else the visits that are open here. */
  public double audience() {
    return viewers != null ? viewers : openVisits();
  }

  /** Visits that are open, over all arms. */
  public int openVisits() {
    return traffic.values().stream().mapToInt(ArmTraffic::openVisits).sum();
  }

  /**
   * Heat as one arm sees it: ln(1 + audience) + ln(1 + interactions/share), where interactions of
   * the arm's own viewers decay with a half-life of 5 minutes.
   */
  public double heat(String arm, double share, long now) {
    var own = traffic.getOrDefault(arm, ArmTraffic.NONE);
    return StrictMath.log1p(audience()) + StrictMath.log1p(own.interactions(now) / share);
  }

  /** This room after one of its events. */
  public LiveRoom after(RoomEvent event, Resolution resolution) {
    return switch (event) {
      case RoomEvent.Started e -> started(e, resolution.room() == null ? ref : resolution.room());
      case RoomEvent.Updated e -> updated(e);
      case RoomEvent.Heartbeat e -> beat(e);
      case RoomEvent.Ended e -> ends(e) ? ended(e.broadcastId(), e.time()) : tombstone(e);
    };
  }

  /** Whether an end concerns the broadcast that is on air. */
  public boolean ends(RoomEvent.Ended event) {
    return status == Status.LIVE
        && event.time() >= startedAt
        && (event.broadcastId() == null || event.broadcastId().equals(ref.broadcastId()));
  }

  /** This room, its broadcast over since a time. */
  public LiveRoom ended(@Nullable String broadcastId, long time) {
    return new LiveRoom(
        ref,
        Status.ENDED,
        title,
        tags,
        language,
        coverUrl,
        visible,
        startedAt,
        time,
        viewers,
        counters,
        beats,
        heardAt,
        remembered(broadcastId == null ? ref.broadcastId() : broadcastId),
        traffic);
  }

  /** This room with visits opened or closed by an arm's viewer. */
  public LiveRoom visited(String arm, int change) {
    return with(arm, traffic.getOrDefault(arm, ArmTraffic.NONE).visits(change));
  }

  /** This room with an interaction of an arm's viewer. */
  public LiveRoom interaction(String arm, long time) {
    return with(arm, traffic.getOrDefault(arm, ArmTraffic.NONE).interaction(time));
  }

  private LiveRoom started(RoomEvent.Started e, RoomRef next) {
    var same = status == Status.LIVE && next.broadcastId().equals(ref.broadcastId());
    var start = e.startedAt() == null ? e.time() : e.startedAt();
    if (!same && bornEnded(e, start)) {
      return this;
    }
    if (!same && status != Status.PROVISIONAL && start < startedAt) {
      return with(remembered(next.broadcastId())); // it came late, after one that began later
    }
    var describes = !same || e.time() >= startedAt;
    return new LiveRoom(
        same && e.category() == null ? ref : next,
        Status.LIVE,
        e.title() != null && describes ? e.title() : same ? title : e.title(),
        same && e.tags().isEmpty() ? tags : e.tags(),
        e.language() != null ? e.language() : same ? language : null,
        e.coverUrl() != null ? e.coverUrl() : same ? coverUrl : null,
        same ? visible : true,
        same ? Math.min(startedAt, start) : start,
        endedAt,
        e.viewers() != null ? e.viewers() : same ? viewers : null,
        same ? counters : Counters.NONE,
        same && beats,
        Math.max(same ? heardAt : 0, e.time()),
        same || status != Status.LIVE ? former : remembered(ref.broadcastId()),
        traffic);
  }

  /** A start whose end came first, by its id or by its time, changes nothing. */
  private boolean bornEnded(RoomEvent.Started e, long start) {
    var overtaken = status != Status.LIVE && endedAt > 0 && start <= endedAt;
    if (e.broadcastId() == null) {
      return overtaken;
    }
    var unnamed = status == Status.PROVISIONAL && former.isEmpty(); // only ends without id so far
    return former.contains(e.broadcastId()) || (overtaken && unnamed);
  }

  private LiveRoom updated(RoomEvent.Updated e) {
    var category = e.category() == null ? ref.category() : e.category();
    return new LiveRoom(
        new RoomRef(ref.roomId(), ref.broadcastId(), ref.streamerId(), category),
        status,
        e.title() == null ? title : e.title(),
        e.tags() == null ? tags : e.tags(),
        e.language() == null ? language : e.language(),
        e.coverUrl() == null ? coverUrl : e.coverUrl(),
        e.visible() == null ? visible : e.visible(),
        startedAt,
        endedAt,
        viewers,
        counters,
        beats,
        Math.max(heardAt, e.time()),
        former,
        traffic);
  }

  private LiveRoom beat(RoomEvent.Heartbeat e) {
    var newest = e.time() >= heardAt || viewers == null;
    return new LiveRoom(
        ref,
        status,
        title,
        tags,
        language,
        coverUrl,
        visible,
        startedAt,
        endedAt,
        e.viewers() != null && newest ? e.viewers() : viewers,
        e.counters() == null ? counters : counters.max(e.counters()),
        true,
        Math.max(heardAt, e.time()),
        former,
        traffic);
  }

  /** An end that concerns nothing on air is remembered: its start may still come. */
  private LiveRoom tombstone(RoomEvent.Ended e) {
    var own = e.broadcastId() == null || e.broadcastId().equals(ref.broadcastId());
    if (status == Status.LIVE && own) {
      return this;
    }
    return new LiveRoom(
        ref,
        status,
        title,
        tags,
        language,
        coverUrl,
        visible,
        startedAt,
        status == Status.LIVE ? endedAt : Math.max(endedAt, e.time()),
        viewers,
        counters,
        beats,
        heardAt,
        e.broadcastId() == null ? former : remembered(e.broadcastId()),
        traffic);
  }

  private List<String> remembered(String broadcastId) {
    if (former.contains(broadcastId)) {
      return former;
    }
    var next = new ArrayList<>(former);
    next.add(broadcastId);
    return next.size() > REMEMBERED ? next.subList(1, next.size()) : next;
  }

  private LiveRoom with(List<String> over) {
    return new LiveRoom(
        ref, status, title, tags, language, coverUrl, visible, startedAt, endedAt, viewers,
        counters, beats, heardAt, over, traffic);
  }

  private LiveRoom with(String arm, ArmTraffic changed) {
    var next = new HashMap<>(traffic);
    next.put(arm, changed);
    return new LiveRoom(
        ref, status, title, tags, language, coverUrl, visible, startedAt, endedAt, viewers,
        counters, beats, heardAt, former, next);
  }
}
