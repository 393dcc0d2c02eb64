package io.eddy.cli.export;

import io.eddy.protocol.Json;
import io.eddy.protocol.event.EventWriter;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An accepted event as it stands in the log: client ids are keyed hashes, the text of a comment is
 * gone.
 *
 * @param offset where it stands
 * @param recordedTime when it was appended, epoch milliseconds
 * @param time when it happened, epoch milliseconds
 * @param event all of its fields as JSON, also those that have no column
 */
public record EventRow(
    long offset,
    long recordedTime,
    String type,
    @Nullable String id,
    String source,
    long time,
    @Nullable String viewerId,
    @Nullable String roomId,
    @Nullable String streamerId,
    @Nullable String broadcastId,
    @Nullable String category,
    @Nullable String visitId,
    @Nullable String decisionId,
    @Nullable Integer position,
    @Nullable Double watchSeconds,
    @Nullable Long count,
    @Nullable Long valueMinor,
    @Nullable String currency,
    @Nullable Long viewers,
    @Nullable String reason,
    String event) {
  static EventRow of(LoggedFact logged, Fact.Happened happened, Viewers viewers) {
    var fields = (ObjectNode) Json.mapper().readTree(EventWriter.write(happened.event()));
    var viewer = happened.event() instanceof ViewerEvent of ? viewers.name(of.viewerId()) : null;
    if (viewer != null) {
      fields.put("viewerId", viewer);
    }
    var room = happened.resolution().room();
    return new EventRow(
        logged.position().offset(),
        logged.stamp().recordedTime(),
        happened.event().type(),
        text(fields, "id"),
        happened.event().envelope().source(),
        happened.event().time(),
        viewer,
        text(fields, "roomId"),
        room == null ? text(fields, "streamerId") : room.streamerId(),
        room == null ? text(fields, "broadcastId") : room.broadcastId(),
        room == null ? text(fields, "category") : room.category(),
        text(fields, "visitId"),
        text(fields, "decisionId"),
        fields.has("position") ? fields.get("position").asInt() : null,
        fields.has("watchSeconds") ? fields.get("watchSeconds").asDouble() : null,
        whole(fields, "count"),
        whole(fields, "valueMinor"),
        text(fields, "currency"),
        whole(fields, "viewers"),
        text(fields, "reason"),
        fields.toString());
  }

  private static @Nullable String text(JsonNode fields, String name) {
    return fields.has(name) ? fields.get(name).asString() : null;
  }

  private static @Nullable Long whole(JsonNode fields, String name) {
    return fields.has(name) ? fields.get(name).asLong() : null;
  }
}
