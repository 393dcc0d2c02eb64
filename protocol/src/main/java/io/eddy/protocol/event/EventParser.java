package io.eddy.protocol.event;

import io.eddy.protocol.JsonFields;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.InvalidEventException;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the event that an object's fields describe. */
final class EventParser {
  /** The most code points of a comment. */
  static final int MAX_COMMENT = 4_096;

  /** The names of all types. */
  static final List<String> TYPES =
      List.of(
          "room.started",
          "room.updated",
          "room.heartbeat",
          "room.ended",
          "impression",
          "enter",
          "watch",
          "leave",
          "comment",
          "like",
          "gift",
          "follow",
          "unfollow",
          "share",
          "dislike",
          "report",
          "viewer.updated");

  private EventParser() {}

  /**
   * The event under the given envelope.
   *
   * @throws InvalidEventException if a field breaks a rule, or the type is unknown
   */
  static LiveEvent event(String type, JsonFields f, Envelope envelope) {
    return switch (type) {
      case "room.started" -> started(f, envelope);
      case "room.updated" ->
          new RoomEvent.Updated(
              envelope,
              f.id("roomId"),
              f.text("title"),
              f.text("category"),
              f.texts("tags"),
              f.text("language"),
              f.text("coverUrl"),
              f.flag("visible"));
      case "room.heartbeat" ->
          new RoomEvent.Heartbeat(
              envelope, f.id("roomId"), f.whole("viewers"), counters(f.group("counters")));
      case "room.ended" ->
          new RoomEvent.Ended(envelope, f.id("roomId"), f.text("broadcastId"), f.text("reason"));
      case "impression" ->
          new ViewerEvent.Impression(
              envelope,
              f.id("viewerId"),
              f.id("roomId"),
              f.text("decisionId"),
              position(f),
              f.text("placement"));
      case "enter" ->
          new ViewerEvent.Enter(
              envelope,
              f.id("viewerId"),
              f.id("roomId"),
              f.text("visitId"),
              f.text("decisionId"),
              position(f));
      case "watch" ->
          new ViewerEvent.Watch(
              envelope,
              f.id("viewerId"),
              f.id("roomId"),
              required("watchSeconds", f.decimal("watchSeconds")),
              f.text("visitId"));
      case "leave" ->
          new ViewerEvent.Leave(
              envelope,
              f.id("viewerId"),
              f.id("roomId"),
              f.text("visitId"),
              f.decimal("watchSeconds"),
              f.text("reason"));
      case "comment" -> comment(f, envelope);
      case "like" ->
          new ViewerEvent.Like(
              envelope, f.id("viewerId"), f.id("roomId"), count(f), f.text("visitId"));
      case "gift" ->
          new ViewerEvent.Gift(
              envelope,
              f.id("viewerId"),
              f.id("roomId"),
              required("valueMinor", f.whole("valueMinor")),
              f.text("currency"),
              count(f),
              f.text("giftId"),
              f.text("visitId"));
      case "follow" ->
          new ViewerEvent.Follow(envelope, f.id("viewerId"), f.id("streamerId"), f.text("roomId"));
      case "unfollow" ->
          new ViewerEvent.Unfollow(
              envelope, f.id("viewerId"), f.id("streamerId"), f.text("roomId"));
      case "share" ->
          new ViewerEvent.Share(
              envelope, f.id("viewerId"), f.id("roomId"), f.text("decisionId"), f.text("reason"));
      case "dislike" ->
          new ViewerEvent.Dislike(
              envelope, f.id("viewerId"), f.id("roomId"), f.text("decisionId"), f.text("reason"));
      case "report" ->
          new ViewerEvent.Report(
              envelope, f.id("viewerId"), f.id("roomId"), f.text("decisionId"), f.text("reason"));
      case "viewer.updated" ->
          new ViewerEvent.Updated(envelope, f.id("viewerId"), attributes(f.group("attributes")));
      default -> throw unknown(type);
    };
  }

  private static RoomEvent.Started started(JsonFields f, Envelope envelope) {
    var roomId = f.id("roomId");
    return new RoomEvent.Started(
        envelope,
        roomId,
        Objects.requireNonNullElse(f.text("streamerId"), roomId),
        f.text("broadcastId"),
        f.text("title"),
        f.text("category"),
        Objects.requireNonNullElse(f.texts("tags"), List.of()),
        f.text("language"),
        f.text("coverUrl"),
        f.whole("viewers"),
        f.time("startedAt"));
  }

  private static RoomEvent.@Nullable Counters counters(@Nullable JsonFields f) {
    return f == null
        ? null
        : new RoomEvent.Counters(
            Objects.requireNonNullElse(f.whole("likes"), 0L),
            Objects.requireNonNullElse(f.whole("comments"), 0L),
            Objects.requireNonNullElse(f.whole("giftsMinor"), 0L));
  }

  private static ViewerEvent.Comment comment(JsonFields f, Envelope envelope) {
    var text = f.text("text");
    var length = text == null ? 0 : text.codePointCount(0, text.length());
    if (length > MAX_COMMENT) {
      throw new InvalidEventException(
          "too_long", "text", text, "Send at most %d characters.".formatted(MAX_COMMENT));
    }
    return new ViewerEvent.Comment(
        envelope, f.id("viewerId"), f.id("roomId"), text, length, f.text("visitId"));
  }

  private static ViewerEvent.Attributes attributes(@Nullable JsonFields f) {
    return f == null
        ? ViewerEvent.Attributes.UNKNOWN
        : new ViewerEvent.Attributes(
            f.text("language"),
            f.text("region"),
            f.text("device"),
            f.text("ageBand"),
            f.flag("minor"),
            f.flag("giftOptOut"));
  }

  private static @Nullable Integer position(JsonFields f) {
    return f.whole("position", 0, ViewerEvent.MAX_POSITION);
  }

  private static long count(JsonFields f) {
    return Objects.requireNonNullElse(f.whole("count"), 1L);
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidEventException("missing_field", name, null, "Send a number.");
    }
    return value;
  }

  private static InvalidEventException unknown(String type) {
    return new InvalidEventException(
        "unknown_type", "type", type, "Send one of: %s.".formatted(String.join(", ", TYPES)));
  }
}
