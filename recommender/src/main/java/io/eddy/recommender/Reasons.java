package io.eddy.recommender;

import io.eddy.recommender.feature.Situation;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomFigures;

/** One line for the viewer: the most personal true thing that speaks for a room. */
final class Reasons {
  private static final double MINUTE_MILLIS = 60_000;
  private static final double NEW_MINUTES = 10;

  /** After so long without a visit nothing is said of today: the half-life of its count. */
  private static final long TODAY_MILLIS = 12 * 3_600_000;

  private Reasons() {}

  static String reason(Situation situation, RoomFigures room, Source source, boolean explored) {
    var pair = situation.pair(room.streamerId());
    var interest = situation.interest(room.category());
    if (situation.follows(room.streamerId())) {
      return "You follow this streamer";
    }
    if (pair != null && pair.visits() > 0) {
      return pair.visits() == 1
          ? "You watched this streamer before"
          : "You watched this streamer %d times".formatted(pair.visits());
    }
    if (interest != null && interest.visits() > 0) {
      var today = Math.round(interest.visitsToday());
      return today > 1 && situation.now() - interest.lastAt() < TODAY_MILLIS
          ? "You watched %d %s rooms today".formatted(today, interest.category())
          : "You watched %s before".formatted(interest.category());
    }
    var minutes = (situation.now() - room.room().startedAt()) / MINUTE_MILLIS;
    if (source == Source.FRESH && minutes < NEW_MINUTES) {
      return "Just started";
    }
    var viewers = Math.round(room.room().audience());
    if (explored || viewers == 0) {
      return "Something new for you";
    }
    return viewers == 1 ? "1 viewer is here now" : "%d viewers are here now".formatted(viewers);
  }
}
