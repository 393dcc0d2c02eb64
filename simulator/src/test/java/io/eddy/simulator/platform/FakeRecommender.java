package io.eddy.simulator.platform;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.simulator.world.ShownSlate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A recommender that knows rooms by their own events alone and learns nothing. */
public final class FakeRecommender implements Recommendations {
  /** How a fake orders rooms. */
  public enum Order {
    /** By viewers reported. */
    POPULARITY,
    /** By chance. */
    RANDOM
  }

  private final Map<String, Long> viewersByRoom = new LinkedHashMap<>();
  private final Order order;
  private final SplittableRandom random;
  private final Consumer<LiveEvent> witness;
  private long decisions;

  /** Orders rooms in one way and shows every event to a witness. */
  public FakeRecommender(Order order, long seed, Consumer<LiveEvent> witness) {
    this.order = order;
    this.random = new SplittableRandom(seed);
    this.witness = witness;
  }

  @Override
  public synchronized int send(List<LiveEvent> events) {
    for (var event : events) {
      switch (event) {
        case RoomEvent.Started started -> viewersByRoom.put(started.roomId(), started.viewers());
        case RoomEvent.Heartbeat heartbeat ->
            viewersByRoom.put(heartbeat.roomId(), heartbeat.viewers());
        case RoomEvent.Ended ended -> viewersByRoom.remove(ended.roomId());
        default -> {}
      }
      witness.accept(event);
    }
    return 0;
  }

  @Override
  public synchronized ShownSlate recommend(SlateRequest request) {
    var rooms =
        switch (order) {
          case POPULARITY ->
              viewersByRoom.entrySet().stream()
                  .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                  .map(Map.Entry::getKey)
                  .limit(request.count())
                  .toList();
          case RANDOM -> drawn(request.count());
        };
    return new ShownSlate("d" + decisions++, rooms);
  }

  /** Rooms that are live, as far as the events say. */
  public synchronized List<String> rooms() {
    return List.copyOf(viewersByRoom.keySet());
  }

  private List<String> drawn(int count) {
    var rooms = viewersByRoom.keySet().toArray(String[]::new);
    var most = Math.min(count, rooms.length);
    for (var i = 0; i < most; i++) {
      var j = i + random.nextInt(rooms.length - i);
      var swapped = rooms[i];
      rooms[i] = rooms[j];
      rooms[j] = swapped;
    }
    return List.of(rooms).subList(0, most);
  }
}
