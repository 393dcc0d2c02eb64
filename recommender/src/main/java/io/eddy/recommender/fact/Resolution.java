package io.eddy.recommender.fact;

import io.eddy.recommender.decision.RoomRef;
import org.jspecify.annotations.Nullable;

/**
 * What intake found out about an event before the append, so that folds need to ask nobody.
 *
 * @param room the broadcast that the event is about, or null where it names no room
 * @param arm the viewer's branch of the experiment, or null for a room's event
 * @param clamped whether the sender's clock ran ahead and the time was set back
 * @param identified whether the event has an id and was deduplicated
 */
public record Resolution(
    @Nullable RoomRef room, @Nullable String arm, boolean clamped, boolean identified) {}
