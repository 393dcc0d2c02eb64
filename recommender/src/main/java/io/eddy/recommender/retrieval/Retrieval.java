package io.eddy.recommender.retrieval;

import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.feature.Situation;
import io.eddy.recommender.profile.Interests.Interest;
import io.eddy.recommender.room.RoomFigures;
import io.eddy.recommender.room.RoomTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds candidates: live rooms of followed streamers, then of visited ones, of the categories watched
 * most, the newest ones, and the hottest ones until there are enough. While no more rooms are on air
 * than there may be candidates, all of them are.
 *
 * @param most the most candidates
 */
public record Retrieval(int most) {
  /** The most candidates where nothing is configured. */
  public static final int DEFAULT_MOST = 200;

  private static final int CATEGORIES = 3;
  private static final double AFFINITY_SHARE = .3;
  private static final double FRESH_SHARE = .2;

  /** Checks the bound. */
  public Retrieval {
    if (most < 1 || most > 1_000) {
      throw new IllegalArgumentException(
          "The number of candidates (%d) must be 1 to 1,000. Set retrieval.candidates."
              .formatted(most));
    }
  }

  /**
   * The candidates of a request.
   *
   * @param shown rooms of earlier pages, which can't come again
   */
  public Candidates candidates(
      Situation situation, RoomTable table, SlateRequest request, Set<String> shown, int arm) {
    var found = new Found(table, request, shown, Math.min(most, table.size()));
    for (var streamer : situation.profile().followed()) {
      found.addAll(table.ofStreamer(streamer), Source.FOLLOWED, most);
    }
    for (var pair : situation.profile().history().streamers()) {
      if (pair.visits() > 0) { // others were only shown
        found.addAll(table.ofStreamer(pair.streamerId()), Source.HISTORY, most);
      }
    }
    var affinity = (int) (most * AFFINITY_SHARE / CATEGORIES);
    situation.profile().interests().categories().stream()
        .filter(interest -> interest.visits() > 0)
        .sorted(Comparator.comparingDouble(Interest::logWatch).reversed())
        .limit(CATEGORIES)
        .forEach(i -> found.addAll(table.ofCategory(i.category()), Source.AFFINITY, affinity));
    found.addAll(table.freshest(), Source.FRESH, (int) (most * FRESH_SHARE));
    found.addAll(table.hottest(arm), Source.HOT, most);
    return found.candidates();
  }

  /** Candidates as they are collected. */
  private static final class Found {
    private final RoomTable table;
    private final SlateRequest request;
    private final Set<String> shown;
    private final boolean filtered;
    private final boolean[] taken;
    private final int[] rooms;
    private final byte[] sources;
    private int count;

    Found(RoomTable table, SlateRequest request, Set<String> shown, int most) {
      this.table = table;
      this.request = request;
      this.shown = shown;
      this.filtered =
          !(request.exclude().isEmpty()
              && request.categories().isEmpty()
              && request.languages().isEmpty()
              && shown.isEmpty());
      this.taken = new boolean[table.size()];
      this.rooms = new int[most];
      this.sources = new byte[most];
    }

    void addAll(int[] offered, Source source, int most) {
      var added = 0;
      for (var room : offered) {
        if (count == rooms.length || added == most) {
          return;
        }
        if (!taken[room] && (!filtered || wanted(table.room(room)))) {
          taken[room] = true;
          rooms[count] = room;
          sources[count++] = source.code();
          added++;
        }
      }
    }

    Candidates candidates() {
      return new Candidates(Arrays.copyOf(rooms, count), Arrays.copyOf(sources, count));
    }

    private boolean wanted(RoomFigures room) {
      return !request.exclude().contains(room.roomId())
          && !shown.contains(room.roomId())
          && allows(request.categories(), room.category())
          && allows(request.languages(), room.room().language());
    }

    private static boolean allows(Set<String> allowed, @Nullable String value) {
      return allowed.isEmpty() || (value != null && allowed.contains(value));
    }
  }
}
