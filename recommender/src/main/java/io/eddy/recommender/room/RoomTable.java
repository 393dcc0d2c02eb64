package io.eddy.recommender.room;

import io.eddy.recommender.experiment.Arm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may be recommended at one moment: an immutable snapshot of the rooms on air with figures
 * frozen for its tick, and the orders in which retrieval looks for them.
 */
public final class RoomTable {
  private static final int[] NOBODY = {};

  private final long takenAt;
  private final long endings;
  private final List<RoomFigures> rooms;
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, int[]> byStreamer = new HashMap<>();
  private final Map<String, int[]> byCategory = new HashMap<>();
  private final Map<String, Integer> arms = new HashMap<>();
  private final int[][] hottest;
  private final int[] freshest;
  private final int[] streamerNumbers;
  private final int[] categoryNumbers;

  private RoomTable(long takenAt, long endings, List<RoomFigures> rooms, List<Arm> arms) {
    this.takenAt = takenAt;
    this.endings = endings;
    this.rooms = List.copyOf(rooms);
    for (var i = 0; i < rooms.size(); i++) {
      byId.put(rooms.get(i).roomId(), i);
    }
    for (var i = 0; i < arms.size(); i++) {
      this.arms.put(arms.get(i).name(), i);
    }
    this.hottest = new int[arms.size()][];
    for (var arm = 0; arm < hottest.length; arm++) {
      var a = arm;
      hottest[arm] = order(Comparator.comparingDouble(room -> -room.heat()[a]));
    }
    this.freshest = order(Comparator.comparingLong(room -> -room.room().startedAt()));
    group(byStreamer, RoomFigures::streamerId);
    group(byCategory, RoomFigures::category);
    this.streamerNumbers = numbers(RoomFigures::streamerId);
    this.categoryNumbers = numbers(RoomFigures::category);
  }

  /** An empty table. */
  public static RoomTable empty(List<Arm> arms) {
    return new RoomTable(0, 0, List.of(), arms);
  }

  /**
   * Takes a snapshot.
   *
   * @param rooms all rooms; those not available are left out
   * @param streamers their streamers' sums
   * @param arms of the experiment
   * @param now epoch milliseconds
   * @param endings how many rooms have ceased to be available so far
   */
  public static RoomTable take(
      Collection<LiveRoom> rooms,
      Function<String, StreamerStats> streamers,
      List<Arm> arms,
      long now,
      long endings) {
    var figures = new ArrayList<RoomFigures>(rooms.size());
    for (var room : rooms) {
      if (room.available()) {
        figures.add(figures(room, streamers.apply(room.ref().streamerId()), arms, now));
      }
    }
    figures.sort(Comparator.comparing(RoomFigures::roomId));
    return new RoomTable(now, endings, figures, arms);
  }

  private static RoomFigures figures(
      LiveRoom room, StreamerStats streamer, List<Arm> arms, long now) {
    var heat = new float[arms.size()];
    for (var i = 0; i < heat.length; i++) {
      heat[i] = (float) room.heat(arms.get(i).name(), arms.get(i).share(), now);
    }
    var minutes = Math.max(0, now - room.startedAt()) / 60_000.0;
    return new RoomFigures(
        room,
        (float) StrictMath.log1p(room.audience()),
        (float) StrictMath.log1p(minutes),
        (float) streamer.appeal(),
        (float) streamer.quality(),
        heat);
  }

  /** When it was taken, epoch milliseconds. */
  public long takenAt() {
    return takenAt;
  }

  /** How many rooms had ceased to be available by then: equal counts, equal availability. */
  public long endings() {
    return endings;
  }

  /** The rooms, ordered by id. */
  public List<RoomFigures> rooms() {
    return rooms;
  }

  /** A room of the table. */
  public RoomFigures room(int index) {
    return rooms.get(index);
  }

  /** How many rooms there are. */
  public int size() {
    return rooms.size();
  }

  /** Where a room stands, or −1 if it is not available. */
  public int index(String roomId) {
    return byId.getOrDefault(roomId, -1);
  }

  /** The index of an arm in {@link RoomFigures#heat}. */
  public int arm(String name) {
    return arms.getOrDefault(name, 0);
  }

  /** Rooms by falling heat of an arm. */
  public int[] hottest(int arm) {
    return hottest[arm];
  }

  /** Rooms by start, newest first. */
  public int[] freshest() {
    return freshest;
  }

  /** Rooms of a streamer. */
  public int[] ofStreamer(String streamerId) {
    return byStreamer.getOrDefault(streamerId, NOBODY);
  }

  /** Rooms of a category, hottest of the first arm first. */
  public int[] ofCategory(String category) {
    return byCategory.getOrDefault(category, NOBODY);
  }

  /** A number of a room's streamer, from 0, unique within the table. */
  public int streamerNumber(int index) {
    return streamerNumbers[index];
  }

  /** A number of a room's category, from 0, unique within the table; −1 where there is none. */
  public int categoryNumber(int index) {
    return categoryNumbers[index];
  }

  private int[] numbers(Function<RoomFigures, @Nullable String> property) {
    var known = new HashMap<String, Integer>();
    return rooms.stream()
        .map(property)
        .mapToInt(key -> key == null ? -1 : known.computeIfAbsent(key, k -> known.size()))
        .toArray();
  }

  private int[] order(Comparator<RoomFigures> comparator) {
    var indexed = new Integer[rooms.size()];
    Arrays.setAll(indexed, i -> i);
    Arrays.sort(
        indexed,
        Comparator.<Integer, RoomFigures>comparing(rooms::get, comparator)
            .thenComparing(Comparator.naturalOrder()));
    return Arrays.stream(indexed).mapToInt(Integer::intValue).toArray();
  }

  private void group(Map<String, int[]> groups, Function<RoomFigures, @Nullable String> property) {
    var lists = new HashMap<String, List<Integer>>();
    for (var i : hottest[0]) {
      var key = property.apply(rooms.get(i));
      if (key != null) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
    }
    lists.forEach(
        (key, list) -> groups.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
  }
}
