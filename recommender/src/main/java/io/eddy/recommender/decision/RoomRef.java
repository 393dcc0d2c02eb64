package io.eddy.recommender.decision;

import org.jspecify.annotations.Nullable;

/**
 * Which broadcast of which room: what a fold needs to know of a room that it does not own.
 *
 * @param category the category at that time, or null where the platform named none
 */
public record RoomRef(
    String roomId, String broadcastId, String streamerId, @Nullable String category) {}
