package io.eddy.recommender;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A log told line by line: times are seconds after {@link #START}, the viewer is {@code u1}, room rN
 * is broadcast bN of streamer sN, and its category is {@code music} for N below 100.
 */
final class Story {
  /** The moment 0 of every story, epoch milliseconds. */
  static final long START = 1_800_000_000_000L;

  static final String VIEWER = "u1";

  private static final Map<String, RoomRef> ROOMS = new ConcurrentHashMap<>();

  final LiveView view = new LiveView(Windows.DEFAULT);
  final List<Outcome> outcomes = new ArrayList<>();
  private final Stamp stamp = new Stamp(Stamp.SCHEMA_VERSION, START, 0, 0);
  private long offset;

  static long at(double second) {
    return START + Math.round(second * 1000);
  }

  /** The one value of a room that all facts share, as those that name a live room do. */
  static RoomRef room(String roomId) {
    return ROOMS.computeIfAbsent(
        roomId,
        id -> {
          var number = Integer.parseInt(id.substring(1));
          var category = number < 100 ? "music" : "category-" + number % 30;
          return new RoomRef(id, "b" + number, "s" + number, category);
        });
  }

  static Envelope envelope(double second) {
    return new Envelope("test", null, at(second));
  }

  /** p, p⁰, expected t, q̂, φᵀm and ρ of every item of a story's decisions. */
  static Expectation expected() {
    return new Expectation(.25f, .2f, .5f, .1f, .4f, .2f);
  }

  static Decision decision(String id, double second, int visibleDepth, String... rooms) {
    var items = new ArrayList<SlateItem>();
    for (var j = 0; j < rooms.length; j++) {
      items.add(
          new SlateItem(room(rooms[j]), j, j, 1 - j, Math.log(.5), 2, false, "reason", expected()));
    }
    return new Decision(
        id,
        VIEWER,
        "home",
        "learning",
        new PolicyRef("slate-q", 0, "f", "s"),
        at(second),
        null,
        null,
        null,
        null,
        visibleDepth,
        false,
        new Drawing(.05, .05, 50, 50, 1),
        items,
        new CandidateLog(
            List.of(rooms),
            new byte[rooms.length],
            new int[0],
            1,
            new float[0],
            new short[0],
            new short[0]));
  }

  Story fact(Fact fact) {
    outcomes.addAll(view.after(new LoggedFact(new Position(0, offset++), stamp, fact)));
    return this;
  }

  private static Fact happened(LiveEvent event, @Nullable RoomRef room) {
    return new Fact.Happened(event, new Resolution(room, "learning", false, true));
  }

  Story decided(String id, double second, String... rooms) {
    return fact(new Fact.Decided(decision(id, second, 0, rooms)));
  }

  Story served(String id, double second, int visibleDepth, String... rooms) {
    return fact(new Fact.Decided(decision(id, second, visibleDepth, rooms)));
  }

  Story impression(double second, String room, @Nullable String decision) {
    return fact(
        happened(
            new ViewerEvent.Impression(envelope(second), VIEWER, room, decision, null, "home"),
            room(room)));
  }

  static Fact entering(
      double second, String room, @Nullable String visit, @Nullable String decision) {
    return happened(
        new ViewerEvent.Enter(envelope(second), VIEWER, room, visit, decision, null), room(room));
  }

  Story enter(double second, String room, @Nullable String visit, @Nullable String decision) {
    return fact(entering(second, room, visit, decision));
  }

  static Fact watching(double second, String room, @Nullable String visit, double seconds) {
    return happened(
        new ViewerEvent.Watch(envelope(second), VIEWER, room, seconds, visit), room(room));
  }

  Story watch(double second, String room, @Nullable String visit, double seconds) {
    return fact(watching(second, room, visit, seconds));
  }

  static Fact leaving(
      double second, String room, @Nullable String visit, @Nullable Double seconds) {
    return happened(
        new ViewerEvent.Leave(envelope(second), VIEWER, room, visit, seconds, null), room(room));
  }

  Story leave(double second, String room, @Nullable String visit, @Nullable Double seconds) {
    return fact(leaving(second, room, visit, seconds));
  }

  static Fact liking(double second, String room, @Nullable String visit, long count) {
    return happened(new ViewerEvent.Like(envelope(second), VIEWER, room, count, visit), room(room));
  }

  Story like(double second, String room, @Nullable String visit, long count) {
    return fact(liking(second, room, visit, count));
  }

  static Fact commenting(double second, String room, @Nullable String visit) {
    return happened(
        new ViewerEvent.Comment(envelope(second), VIEWER, room, null, 5, visit), room(room));
  }

  static Fact giving(double second, String room, @Nullable String visit, long valueMinor) {
    return happened(
        new ViewerEvent.Gift(envelope(second), VIEWER, room, valueMinor, "EUR", 1, null, visit),
        room(room));
  }

  Story gift(double second, String room, @Nullable String visit, long valueMinor) {
    return fact(giving(second, room, visit, valueMinor));
  }

  static Fact following(double second, String streamer, @Nullable String room) {
    return happened(
        new ViewerEvent.Follow(envelope(second), VIEWER, streamer, room),
        room == null ? null : room(room));
  }

  Story follow(double second, String streamer, @Nullable String room) {
    return fact(following(second, streamer, room));
  }

  Story unfollow(double second, String streamer) {
    return fact(happened(new ViewerEvent.Unfollow(envelope(second), VIEWER, streamer, null), null));
  }

  static Fact sharing(double second, String room, @Nullable String decision) {
    return happened(
        new ViewerEvent.Share(envelope(second), VIEWER, room, decision, null), room(room));
  }

  Story dislike(double second, String room, @Nullable String decision) {
    return fact(
        happened(
            new ViewerEvent.Dislike(envelope(second), VIEWER, room, decision, null), room(room)));
  }

  Story updated(double second, ViewerEvent.Attributes attributes) {
    return fact(happened(new ViewerEvent.Updated(envelope(second), VIEWER, attributes), null));
  }

  Story expire(double second, String room) {
    return fact(new Fact.VisitExpired(VIEWER, room, at(second)));
  }

  Story roomEvent(RoomEvent event, String broadcast) {
    var ref = room(event.roomId());
    var resolved = new RoomRef(ref.roomId(), broadcast, ref.streamerId(), ref.category());
    return fact(new Fact.Happened(event, new Resolution(resolved, null, false, true)));
  }

  /** A start; the broadcast is named in the event or, as intake does it, only in its resolution. */
  Story started(double second, String room, String broadcast, boolean named) {
    return roomEvent(
        new RoomEvent.Started(
            envelope(second),
            room,
            room(room).streamerId(),
            named ? broadcast : null,
            "title",
            "music",
            List.of(),
            "en",
            null,
            null,
            null),
        broadcast);
  }

  Story ended(double second, String room, @Nullable String broadcast) {
    return roomEvent(
        new RoomEvent.Ended(envelope(second), room, broadcast, null),
        broadcast == null ? room(room).broadcastId() : broadcast);
  }

  ViewerState viewer() {
    return view.viewer(VIEWER);
  }

  List<Outcome> of(Outcome.Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.kind() == kind).toList();
  }

  /** Outcomes as short lines: kind, decision/position or {@code organic}, amount. */
  List<String> lines() {
    return outcomes.stream()
        .map(
            o ->
                "%s %s %s"
                    .formatted(
                        o.kind(),
                        o.credit() == null
                            ? "organic"
                            : o.credit().decisionId() + "/" + o.credit().position(),
                        o.amount()))
        .toList();
  }

  /** Sum of the increments that are credited to a decision, at the default prices. */
  double reward(String decisionId) {
    return outcomes.stream()
        .filter(o -> o.credit() != null && o.credit().decisionId().equals(decisionId))
        .mapToDouble(Prices.DEFAULT::increment)
        .sum();
  }
}
