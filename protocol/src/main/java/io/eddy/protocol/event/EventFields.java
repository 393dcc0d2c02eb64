package io.eddy.protocol.event;

import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import org.jspecify.annotations.Nullable;

/** The fields of every type of event beside its envelope, in the order in which they are sent. */
final class EventFields {
  private EventFields() {}

  /** Shows the fields to the visitor. A comment's text is shown while the event still has it. */
  static void visit(LiveEvent event, FieldVisitor fields) {
    switch (event) {
      case RoomEvent room -> {
        fields.text("roomId", room.roomId());
        visitRoom(room, fields);
      }
      case ViewerEvent viewer -> {
        fields.text("viewerId", viewer.viewerId());
        fields.text("roomId", viewer.roomId());
        fields.text("visitId", viewer.visitId());
        visitViewer(viewer, fields);
      }
    }
  }

  private static void visitRoom(RoomEvent event, FieldVisitor fields) {
    switch (event) {
      case RoomEvent.Started e -> {
        fields.text("streamerId", e.streamerId());
        fields.text("broadcastId", e.broadcastId());
        fields.text("title", e.title());
        fields.text("category", e.category());
        fields.texts("tags", e.tags().isEmpty() ? null : e.tags());
        fields.text("language", e.language());
        fields.text("coverUrl", e.coverUrl());
        fields.whole("viewers", e.viewers());
        fields.whole("startedAt", e.startedAt());
      }
      case RoomEvent.Updated e -> {
        fields.text("title", e.title());
        fields.text("category", e.category());
        fields.texts("tags", e.tags());
        fields.text("language", e.language());
        fields.text("coverUrl", e.coverUrl());
        fields.flag("visible", e.visible());
      }
      case RoomEvent.Heartbeat e -> {
        fields.whole("viewers", e.viewers());
        var counters = e.counters();
        if (counters != null) {
          fields.group("counters");
          fields.whole("likes", counters.likes());
          fields.whole("comments", counters.comments());
          fields.whole("giftsMinor", counters.giftsMinor());
          fields.end();
        }
      }
      case RoomEvent.Ended e -> {
        fields.text("broadcastId", e.broadcastId());
        fields.text("reason", e.reason());
      }
    }
  }

  private static void visitViewer(ViewerEvent event, FieldVisitor fields) {
    switch (event) {
      case ViewerEvent.Impression e -> {
        answer(fields, e.decisionId(), e.position());
        fields.text("placement", e.placement());
      }
      case ViewerEvent.Enter e -> answer(fields, e.decisionId(), e.position());
      case ViewerEvent.Watch e -> fields.decimal("watchSeconds", e.watchSeconds());
      case ViewerEvent.Leave e -> {
        fields.decimal("watchSeconds", e.watchSeconds());
        fields.text("reason", e.reason());
      }
      case ViewerEvent.Comment e -> fields.text("text", e.text());
      case ViewerEvent.Like e -> fields.whole("count", e.count());
      case ViewerEvent.Gift e -> {
        fields.whole("valueMinor", e.valueMinor());
        fields.text("currency", e.currency());
        fields.whole("count", e.count());
        fields.text("giftId", e.giftId());
      }
      case ViewerEvent.Follow e -> fields.text("streamerId", e.streamerId());
      case ViewerEvent.Unfollow e -> fields.text("streamerId", e.streamerId());
      case ViewerEvent.Share e -> reasoned(fields, e.decisionId(), e.reason());
      case ViewerEvent.Dislike e -> reasoned(fields, e.decisionId(), e.reason());
      case ViewerEvent.Report e -> reasoned(fields, e.decisionId(), e.reason());
      case ViewerEvent.Updated e -> attributes(fields, e.attributes());
    }
  }

  private static void answer(
      FieldVisitor fields, @Nullable String decisionId, @Nullable Integer position) {
    fields.text("decisionId", decisionId);
    fields.whole("position", position);
  }

  private static void reasoned(
      FieldVisitor fields, @Nullable String decisionId, @Nullable String reason) {
    fields.text("decisionId", decisionId);
    fields.text("reason", reason);
  }

  private static void attributes(FieldVisitor fields, ViewerEvent.Attributes attributes) {
    fields.group("attributes");
    fields.text("language", attributes.language());
    fields.text("region", attributes.region());
    fields.text("device", attributes.device());
    fields.text("ageBand", attributes.ageBand());
    fields.flag("minor", attributes.minor());
    fields.flag("giftOptOut", attributes.giftOptOut());
    fields.end();
  }
}
