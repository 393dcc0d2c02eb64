package io.eddy.recommender.feature;

import io.eddy.recommender.profile.Interests.Interest;
import io.eddy.recommender.profile.StreamerHistory.Pair;
import io.eddy.recommender.room.RoomFigures;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's situation and one candidate.
 *
 * @param pair what the viewer and the streamer have had with each other, or null
 * @param interest the viewer's interest in the category, or null
 */
public record Pairing(
    Situation situation, RoomFigures room, @Nullable Pair pair, @Nullable Interest interest) {
  /** Looks up what belongs to a candidate. */
  public static Pairing of(Situation situation, RoomFigures room) {
    return new Pairing(
        situation, room, situation.pair(room.streamerId()), situation.interest(room.category()));
  }

  /** Milliseconds since the viewer last visited the streamer; negative if never. */
  public long sinceVisit() {
    return pair == null || pair.lastAt() == 0 ? -1 : Math.max(0, situation.now() - pair.lastAt());
  }
}
