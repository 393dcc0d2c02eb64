package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.SeenId;
import io.eddy.storage.SeenKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is being put together: facts at their places, and the rooms as they will be once it is
 * folded, so that a fact can be resolved against those before it.
 */
final class Draft {
  private final LiveView view;
  private final Stamp stamp;
  private final List<LoggedFact> facts = new ArrayList<>();
  private final Map<SeenKey, SeenId> seen = new HashMap<>();
  private final Map<String, String> pseudonyms = new HashMap<>();
  private final Set<String> unlinked = new HashSet<>();
  private final Map<String, LiveRoom> rooms = new HashMap<>();
  private Position next;

  Draft(LiveView view, Position head, Stamp stamp) {
    this.view = view;
    this.next = head;
    this.stamp = stamp;
  }

  /** When the batch is recorded, epoch milliseconds. */
  long now() {
    return stamp.recordedTime();
  }

  /** Where the next fact will stand. */
  Position next() {
    return next;
  }

  /** A room as the facts so far leave it, or null if it was never heard of. */
  @Nullable LiveRoom room(String roomId) {
    var changed = rooms.get(roomId);
    return changed != null ? changed : view.room(roomId);
  }

  /** The room will be this once the batch is folded. */
  void expect(LiveRoom room) {
    rooms.put(room.ref().roomId(), room);
  }

  /** Whether a candidate of this broadcast may still be shown once the batch is folded. */
  boolean available(String roomId, String broadcastId) {
    var room = room(roomId);
    return room != null && room.available() && room.ref().broadcastId().equals(broadcastId);
  }

  /** Whether any room changes in this batch. */
  boolean changesRooms() {
    return !rooms.isEmpty();
  }

  void add(Fact fact) {
    facts.add(new LoggedFact(next, stamp, fact));
    next = next.next();
  }

  /** An id that this batch makes known, or null. */
  @Nullable SeenId seen(SeenKey key) {
    return seen.get(key);
  }

  void see(SeenId id) {
    seen.put(id.key(), id);
  }

  /** Pseudonyms that become durable with this batch, by viewer. */
  Map<String, String> pseudonyms() {
    return pseudonyms;
  }

  void unlink(String pseudonym) {
    unlinked.add(pseudonym);
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  List<LoggedFact> facts() {
    return facts;
  }

  AppendBatch batch() {
    return new AppendBatch(
        List.copyOf(facts),
        List.copyOf(seen.values()),
        Map.copyOf(pseudonyms),
        Set.copyOf(unlinked));
  }
}
